-- name: log-objects-deleted
-- title: Delivered log files were deleted
-- description: Objects below the logs' prefix were deleted or overwritten by somebody other
--   than the service that delivers them. CloudTrail files are written once. Deletions of
--   many objects at once carry no keys; they count where the bucket's name is given.
-- severity: critical
-- kind: finding
-- controls: pci-4.0.1:10.3.2, soc2:CC7.2, hipaa:164.312(c)(1), iso27001:A.8.15, nist-800-53:AU-9
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: prefix varchar default "AWSLogs/" -- A part of the keys of log files
-- parameter: buckets array(varchar) default [] -- Buckets that hold logs
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
  json_extract_scalar(requestparameters, '$.key') AS object,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 's3.amazonaws.com'
  AND eventname IN ('DeleteObject', 'DeleteObjects', 'DeleteObjectVersion', 'PutObject', 'CopyObject', 'DeleteBucket')
  AND errorcode IS NULL
  AND (json_extract_scalar(requestparameters, '$.key') LIKE concat('%', ?, '%')
    OR eventname IN ('DeleteObjects', 'DeleteBucket')
      AND contains(?, json_extract_scalar(requestparameters, '$.bucketName')))
  AND coalesce(useridentity.type, '') <> 'AWSService'
  AND coalesce(useridentity.invokedby, '') NOT IN ('cloudtrail.amazonaws.com', 'delivery.logs.amazonaws.com', 'config.amazonaws.com')
ORDER BY eventtime;
