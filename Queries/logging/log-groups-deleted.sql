-- name: log-groups-deleted
-- title: CloudWatch log groups were deleted or expire early
-- description: A log group or stream was deleted, or its retention set below the days
--   given: what it held cannot be looked at afterwards.
-- severity: medium
-- kind: finding
-- controls: pci-4.0.1:10.5.1, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-11
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: days bigint default 90 -- The least retention that is no finding
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
  json_extract_scalar(requestparameters, '$.logGroupName') AS loggroup,
  json_extract_scalar(requestparameters, '$.retentionInDays') AS days,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'logs.amazonaws.com'
  AND errorcode IS NULL
  AND (eventname IN ('DeleteLogGroup', 'DeleteLogStream')
    OR eventname = 'PutRetentionPolicy'
      AND TRY_CAST(json_extract_scalar(requestparameters, '$.retentionInDays') AS bigint) < ?)
ORDER BY eventtime;
