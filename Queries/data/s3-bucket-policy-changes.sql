-- name: s3-bucket-policy-changes
-- title: Changes to who may read a bucket and how long it keeps
-- description: Bucket policies, ACLs, CORS, lifecycle, replication, and, which the
--   published filter lacks, block public access, ownership, versioning, encryption and
--   logging of buckets were changed. Failed attempts stay in.
-- severity: low
-- kind: finding
-- controls: cis-1.4:4.8, cis-1.5:4.8, cis-2.0:4.8, cis-3.0:4.8, cis-4.0:4.8, cis-5.0:4.8, cis-6.0:5.8, cis-7.0:5.8, pci-4.0.1:10.2.1.7, soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3
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
    json_extract_scalar(requestparameters, '$.bucketName'),
    json_extract_scalar(requestparameters, '$.accountId')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 's3.amazonaws.com'
  AND eventname IN (
    'PutBucketAcl', 'PutBucketPolicy', 'PutBucketCors', 'PutBucketLifecycle',
    'PutBucketLifecycleConfiguration', 'PutBucketReplication', 'DeleteBucketPolicy',
    'DeleteBucketCors', 'DeleteBucketLifecycle', 'DeleteBucketReplication',
    'PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock',
    'PutAccountPublicAccessBlock', 'DeleteAccountPublicAccessBlock',
    'PutBucketOwnershipControls', 'DeleteBucketOwnershipControls', 'PutBucketVersioning',
    'PutBucketEncryption', 'DeleteBucketEncryption', 'PutBucketLogging', 'PutAccessPointPolicy',
    'DeleteAccessPointPolicy')
ORDER BY eventtime;
