-- name: public-access-block-lifted
-- title: Block public access was lifted
-- description: One of the four switches was set to false, or the whole setting deleted, for
--   a bucket, access point or account. A finding even while no policy is public: the net is
--   gone.
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
  coalesce(
    json_extract_scalar(requestparameters, '$.bucketName'),
    json_extract_scalar(requestparameters, '$.accountId')) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('s3.amazonaws.com', 's3express.amazonaws.com', 'ec2.amazonaws.com')
  AND errorcode IS NULL
  AND (eventname IN (
      'DeleteBucketPublicAccessBlock', 'DeleteAccountPublicAccessBlock', 'DeletePublicAccessBlock',
      'DisableSnapshotBlockPublicAccess', 'DisableImageBlockPublicAccess')
    OR (eventname IN ('PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock', 'PutPublicAccessBlock')
      AND (lower(json_extract_scalar(requestparameters, '$.PublicAccessBlockConfiguration.BlockPublicAcls')) = 'false'
        OR lower(json_extract_scalar(requestparameters, '$.PublicAccessBlockConfiguration.IgnorePublicAcls')) = 'false'
        OR lower(json_extract_scalar(requestparameters, '$.PublicAccessBlockConfiguration.BlockPublicPolicy')) = 'false'
        OR lower(json_extract_scalar(requestparameters, '$.PublicAccessBlockConfiguration.RestrictPublicBuckets')) = 'false')))
ORDER BY eventtime;
