-- name: console-login-failures
-- title: Console sign-ins that failed
-- description: Somebody did not get in. The published filter compares errorMessage with one
--   sentence and misses sign-ins that fail for other reasons (no such user, a federation
--   error, a refused second factor); here the outcome ConsoleLogin = Failure decides.
-- severity: low
-- kind: finding
-- controls: cis-1.4:4.6, cis-1.5:4.6, cis-2.0:4.6, cis-3.0:4.6, cis-4.0:4.6, cis-5.0:4.6, cis-6.0:5.6, cis-7.0:5.6, pci-4.0.1:10.2.1.4, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(C), iso27001:A.8.5, nist-800-53:AC-7
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- schedule: 0 6 * * *
-- key: eventid
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  eventtime,
  recipientaccountid AS account,
  awsregion AS region,
  coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
  sourceipaddress AS address,
  eventname AS action,
  useridentity.username AS username,
  errormessage,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'signin.amazonaws.com'
  AND eventname = 'ConsoleLogin'
  AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure'
ORDER BY eventtime;
