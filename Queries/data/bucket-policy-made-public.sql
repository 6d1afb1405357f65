-- name: bucket-policy-made-public
-- title: A bucket policy lets everybody in
-- description: A statement allows every principal, and no condition limits it to an
--   organization, account, network or source. A row is one such statement. Whether block
--   public access still holds it back is another question; the intent is the finding.
-- severity: high
-- kind: finding
-- controls: soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3, gdpr:32, pci-4.0.1:7.2.1
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
  json_format(statement) AS statement,
  eventid
FROM cloudtrail_logs
CROSS JOIN UNNEST(coalesce(
  TRY_CAST(json_extract(requestparameters, '$.bucketPolicy.Statement') AS array(json)),
  ARRAY[json_extract(requestparameters, '$.bucketPolicy.Statement')])) AS t (statement)
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 's3.amazonaws.com'
  AND eventname IN ('PutBucketPolicy', 'PutAccessPointPolicy')
  AND errorcode IS NULL
  AND json_extract_scalar(statement, '$.Effect') = 'Allow'
  AND regexp_like(json_format(statement), '"Principal":("\*"|\{"AWS":("\*"|\[[^\]]*"\*"))')
  AND NOT regexp_like(
    coalesce(json_format(json_extract(statement, '$.Condition')), ''),
    '(?i)aws:(PrincipalOrgID|PrincipalOrgPaths|PrincipalAccount|PrincipalArn|SourceVpc|SourceVpce|SourceIp|SourceArn|SourceAccount|SourceOrgID|userid)"|s3:DataAccessPoint')
ORDER BY eventtime;
