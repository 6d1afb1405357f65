-- name: object-deleted
-- title: Who deleted the object
-- description: Deletions of objects in a bucket, below a prefix, on a day: the raw zone of
--   a data lake, for one. Deletions of many objects at once carry no keys in CloudTrail and
--   appear whenever the bucket fits. Needs data events.
-- severity: info
-- kind: report
-- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: bucket varchar default "" -- The bucket; empty is any
-- parameter: prefix varchar default "" -- The beginning of the key
-- uses: from, to, bucket, bucket, prefix, prefix
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
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 's3.amazonaws.com'
  AND eventname IN ('DeleteObject', 'DeleteObjects', 'DeleteObjectVersion', 'DeleteObjectTagging')
  AND (? = '' OR json_extract_scalar(requestparameters, '$.bucketName') = ?)
  AND starts_with(coalesce(json_extract_scalar(requestparameters, '$.key'), ?), ?)
ORDER BY eventtime;
