-- name: logging-stopped
-- title: A trail or event data store was stopped or deleted
-- description: From this moment on something is no longer recorded. Attempts that failed
--   are in cloudtrail-changes; here only those that worked.
-- severity: critical
-- kind: finding
-- controls: pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-9, cis-1.4:4.5, cis-1.5:4.5, cis-2.0:4.5, cis-3.0:4.5, cis-4.0:4.5, cis-5.0:4.5, cis-6.0:5.5, cis-7.0:5.5
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
  coalesce(
    json_extract_scalar(requestparameters, '$.name'),
    json_extract_scalar(requestparameters, '$.eventDataStore'),
    json_extract_scalar(requestparameters, '$.channel')) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'cloudtrail.amazonaws.com'
  AND eventname IN ('StopLogging', 'DeleteTrail', 'StopEventDataStoreIngestion', 'DeleteEventDataStore', 'DeleteChannel')
  AND errorcode IS NULL
ORDER BY eventtime;
