-- name: snapshots-shared
-- title: Which snapshots and images were shared, with whom
-- description: Every call that gave or took the right to use a copy, with the request as
--   sent: the evidence for snapshot-shared-outside.
-- severity: info
-- kind: report
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
  eventsource,
  requestparameters AS request,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('ec2.amazonaws.com', 'rds.amazonaws.com', 'redshift.amazonaws.com')
  AND eventname IN (
    'ModifySnapshotAttribute', 'ResetSnapshotAttribute', 'ModifyImageAttribute', 'ResetImageAttribute',
    'ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute', 'AuthorizeSnapshotAccess',
    'RevokeSnapshotAccess')
ORDER BY eventtime;
