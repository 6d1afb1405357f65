-- name: log-expiry-shortened
-- title: Log files expire early
-- description: A lifecycle rule removes objects below the logs' prefix, or of the whole
--   bucket named, after fewer days than given. The files vanish later by themselves, with
--   no deletion in any log.
-- severity: high
-- kind: finding
-- controls: pci-4.0.1:10.5.1, soc2:CC7.2, hipaa:164.316(b)(2)(i), iso27001:A.8.15, nist-800-53:AU-11
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: prefix varchar default "AWSLogs/" -- A part of the prefix of log files
-- parameter: buckets array(varchar) default [] -- Buckets that hold logs
-- parameter: days bigint default 365 -- The least number of days that is no finding
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
  json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
  json_format(rule) AS rule,
  eventid
FROM cloudtrail_logs
CROSS JOIN UNNEST(coalesce(
  TRY_CAST(json_extract(requestparameters, '$.LifecycleConfiguration.Rule') AS array(json)),
  ARRAY[json_extract(requestparameters, '$.LifecycleConfiguration.Rule')])) AS t (rule)
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 's3.amazonaws.com'
  AND eventname IN ('PutBucketLifecycle', 'PutBucketLifecycleConfiguration')
  AND errorcode IS NULL
  AND json_extract_scalar(rule, '$.Status') = 'Enabled'
  AND (json_format(rule) LIKE concat('%', ?, '%')
    OR contains(?, json_extract_scalar(requestparameters, '$.bucketName')))
  AND TRY_CAST(json_extract_scalar(rule, '$.Expiration.Days') AS bigint) < ?
ORDER BY eventtime;
