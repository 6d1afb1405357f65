-- name: console-login-without-mfa
-- title: Console sign-in without a second factor
-- description: An IAM user or root signed in to the console with a password alone. The
--   published filter of CIS 1.4 matches every ConsoleLogin whose MFAUsed is not Yes: failed
--   attempts and federated sign-ins, for which the identity provider asked for the second
--   factor, are alarms there. Here only successful sign-ins by IAMUser or Root count, and a
--   record that lacks MFAUsed counts as without.
-- severity: high
-- kind: finding
-- controls: cis-1.4:4.2, cis-1.5:4.2, cis-2.0:4.2, cis-3.0:4.2, cis-4.0:4.2, cis-5.0:4.2, cis-6.0:5.2, cis-7.0:5.2, pci-4.0.1:10.2.1.2, soc2:CC6.1, hipaa:164.312(d), iso27001:A.8.5, nist-800-53:IA-2(1)
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- schedule: 0 6 * * *
-- key: eventid
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html

SELECT
  eventtime,
  recipientaccountid AS account,
  awsregion AS region,
  coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
  sourceipaddress AS address,
  eventname AS action,
  useridentity.type AS usertype,
  json_extract_scalar(additionaleventdata, '$.MFAUsed') AS mfaused,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'signin.amazonaws.com'
  AND eventname = 'ConsoleLogin'
  AND useridentity.type IN ('IAMUser', 'Root')
  AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success'
  AND lower(coalesce(json_extract_scalar(additionaleventdata, '$.MFAUsed'), 'No')) <> 'yes'
ORDER BY eventtime;
