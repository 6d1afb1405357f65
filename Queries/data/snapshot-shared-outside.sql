-- name: snapshot-shared-outside
-- title: A snapshot or image was shared outside of the organization
-- description: A copy of a disk or database became readable by an account whose own events
--   are not in this lake, or by everybody (all). Add partners' accounts to the parameter
--   trusted. One row per grantee.
-- severity: high
-- kind: finding
-- controls: soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3, gdpr:32, pci-4.0.1:7.2.1
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: trusted array(varchar) default ['aws-marketplace'] -- Grantees that are known and allowed
-- uses: from, to, from, to, trusted
-- schedule: 0 6 * * *
-- key: eventid, grantee
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
    json_extract_scalar(requestparameters, '$.snapshotId'),
    json_extract_scalar(requestparameters, '$.imageId'),
    json_extract_scalar(requestparameters, '$.dBSnapshotIdentifier'),
    json_extract_scalar(requestparameters, '$.dBClusterSnapshotIdentifier'),
    json_extract_scalar(requestparameters, '$.snapshotIdentifier')) AS target,
  coalesce(
    json_extract_scalar(grantee, '$.userId'),
    json_extract_scalar(grantee, '$.group'),
    json_extract_scalar(grantee, '$.organizationArn'),
    json_extract_scalar(grantee, '$')) AS grantee,
  eventid
FROM cloudtrail_logs
CROSS JOIN UNNEST(concat(
  coalesce(TRY_CAST(json_extract(requestparameters, '$.createVolumePermission.add.items') AS array(json)), ARRAY[]),
  coalesce(TRY_CAST(json_extract(requestparameters, '$.launchPermission.add.items') AS array(json)), ARRAY[]),
  coalesce(TRY_CAST(json_extract(requestparameters, '$.valuesToAdd') AS array(json)), ARRAY[]),
  coalesce(TRY_CAST(json_extract(requestparameters, '$.accountsWithRestoreAccess') AS array(json)), ARRAY[]),
  ARRAY[json_extract(requestparameters, '$.accountWithRestoreAccess')])) AS t (grantee)
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('ec2.amazonaws.com', 'rds.amazonaws.com', 'redshift.amazonaws.com')
  AND eventname IN (
    'ModifySnapshotAttribute', 'ModifyImageAttribute', 'ModifyDBSnapshotAttribute',
    'ModifyDBClusterSnapshotAttribute', 'AuthorizeSnapshotAccess')
  AND errorcode IS NULL
  AND coalesce(
    json_extract_scalar(grantee, '$.userId'),
    json_extract_scalar(grantee, '$.group'),
    json_extract_scalar(grantee, '$.organizationArn'),
    json_extract_scalar(grantee, '$')) NOT IN (
      SELECT recipientaccountid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ? AND recipientaccountid IS NOT NULL)
  AND NOT contains(?, coalesce(
    json_extract_scalar(grantee, '$.userId'),
    json_extract_scalar(grantee, '$.group'),
    json_extract_scalar(grantee, '$.organizationArn'),
    json_extract_scalar(grantee, '$')))
ORDER BY eventtime;
