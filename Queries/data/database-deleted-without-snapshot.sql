-- name: database-deleted-without-snapshot
-- title: A database was deleted without a last snapshot
-- description: With skipFinalSnapshot nothing remains to restore from but backups that may
--   be deleted with it.
-- severity: high
-- kind: finding
-- controls: soc2:A1.2, hipaa:164.308(a)(7)(ii)(A), iso27001:A.8.13, nist-800-53:CP-9
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
    json_extract_scalar(requestparameters, '$.dBInstanceIdentifier'),
    json_extract_scalar(requestparameters, '$.dBClusterIdentifier'),
    json_extract_scalar(requestparameters, '$.clusterIdentifier')) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('rds.amazonaws.com', 'redshift.amazonaws.com')
  AND eventname IN ('DeleteDBInstance', 'DeleteDBCluster', 'DeleteCluster')
  AND errorcode IS NULL
  AND lower(coalesce(json_extract_scalar(requestparameters, '$.skipFinalSnapshot'), json_extract_scalar(requestparameters, '$.skipFinalClusterSnapshot'))) = 'true'
  AND useridentity.invokedby IS NULL
ORDER BY eventtime;
