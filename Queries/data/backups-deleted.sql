-- name: backups-deleted
-- title: Backups were deleted or their protection lowered
-- description: Recovery points, vaults, plans, database snapshots and backups were deleted,
--   or a vault lock removed: before blackmail, this happens first.
-- severity: medium
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
  eventsource,
  requestparameters AS request,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('backup.amazonaws.com', 'rds.amazonaws.com', 'dynamodb.amazonaws.com', 'redshift.amazonaws.com')
  AND eventname IN (
    'DeleteRecoveryPoint', 'DeleteBackupVault', 'DeleteBackupPlan', 'DeleteBackupSelection',
    'DeleteBackupVaultLockConfiguration', 'DeleteDBSnapshot', 'DeleteDBClusterSnapshot',
    'DeleteDBInstanceAutomatedBackup', 'DeleteBackup', 'DeleteClusterSnapshot')
  AND coalesce(useridentity.type, '') <> 'AWSService'
  AND useridentity.invokedby IS NULL
ORDER BY eventtime;
