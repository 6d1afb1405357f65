-- name: serial-console-enabled
-- title: The serial console of instances was opened
-- description: EnableSerialConsoleAccess lets people onto machines past their network and
--   their logs, for a whole account and region.
-- severity: high
-- kind: finding
-- controls: soc2:CC6.6, iso27001:A.8.20, nist-800-53:AC-17
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
  recipientaccountid AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname = 'EnableSerialConsoleAccess'
  AND errorcode IS NULL
ORDER BY eventtime;
