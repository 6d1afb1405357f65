-- name: database-made-public
-- title: A database was given a public address
-- description: An RDS instance or cluster, a Redshift cluster or a DMS instance was created
--   or modified to be publicly accessible. What reaches it is then up to its security
--   groups alone.
-- severity: high
-- kind: finding
-- controls: soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7, pci-4.0.1:1.4.4
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
  eventsource,
  coalesce(
    json_extract_scalar(requestparameters, '$.dBInstanceIdentifier'),
    json_extract_scalar(requestparameters, '$.dBClusterIdentifier'),
    json_extract_scalar(requestparameters, '$.clusterIdentifier'),
    json_extract_scalar(requestparameters, '$.replicationInstanceIdentifier')) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('rds.amazonaws.com', 'redshift.amazonaws.com', 'redshift-serverless.amazonaws.com', 'dms.amazonaws.com')
  AND errorcode IS NULL
  AND (eventname LIKE 'Create%' OR eventname LIKE 'Modify%' OR eventname LIKE 'Restore%' OR eventname LIKE 'Update%')
  AND lower(json_extract_scalar(requestparameters, '$.publiclyAccessible')) = 'true'
ORDER BY eventtime;
