-- name: acl-made-public
-- title: An ACL opens a bucket or object to everybody
-- description: A canned ACL (public-read, public-read-write, authenticated-read) or a grant
--   to the groups AllUsers or AuthenticatedUsers was put. "Authenticated" means every
--   customer of AWS.
-- severity: high
-- kind: finding
-- controls: soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3, gdpr:32
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
  json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
  json_extract_scalar(requestparameters, '$.key') AS object,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 's3.amazonaws.com'
  AND eventname IN ('PutBucketAcl', 'PutObjectAcl', 'CreateBucket', 'PutObject', 'CopyObject', 'CreateMultipartUpload')
  AND errorcode IS NULL
  AND regexp_like(
    requestparameters,
    'groups/global/(AllUsers|AuthenticatedUsers)|"x-amz-acl"\s*:\s*(\[\s*)?"(public-read|public-read-write|authenticated-read)"')
ORDER BY eventtime;
