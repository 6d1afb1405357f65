-- name: logins-from-new-addresses
-- title: Sign-ins from addresses not seen before
-- description: A principal signed in to the console from an address from which it made no
--   call in the history before the window. Federated sign-ins count.
-- severity: medium
-- kind: finding
-- controls: soc2:CC6.1, hipaa:164.308(a)(5)(ii)(C), iso27001:A.8.16, nist-800-53:AC-2(12)
-- parameter: since timestamp default "now-30d" -- Start of the history
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- uses: since, to, from
-- schedule: 0 6 * * *
-- key: account, principal, address
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  coalesce(useridentity.arn, useridentity.principalid) AS principal,
  sourceipaddress AS address,
  min(eventtime) AS firsttime,
  count(*) AS events
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND sourceipaddress IS NOT NULL
  AND coalesce(useridentity.arn, useridentity.principalid) IS NOT NULL
GROUP BY recipientaccountid, coalesce(useridentity.arn, useridentity.principalid), sourceipaddress
HAVING min(eventtime) >= ?
  AND count_if(eventsource = 'signin.amazonaws.com'
    AND eventname = 'ConsoleLogin'
    AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success') > 0
ORDER BY firsttime;
