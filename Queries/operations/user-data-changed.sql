-- name: user-data-changed
-- title: The start script of an instance was changed
-- description: The user data of an instance runs as root at its next start. Changing it on
--   a machine that exists is rare and a way to take it over.
-- severity: high
-- kind: finding
-- controls: soc2:CC7.2, iso27001:A.8.9, nist-800-53:CM-3
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
  json_extract_scalar(requestparameters, '$.instanceId') AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname = 'ModifyInstanceAttribute'
  AND errorcode IS NULL
  AND json_extract(requestparameters, '$.userData') IS NOT NULL
ORDER BY eventtime;
