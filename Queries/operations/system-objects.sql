-- name: system-objects
-- title: System-level objects made and removed
-- description: The evidence that PCI 10.2.1.7 asks for: whatever was created, run, deleted
--   or terminated among compute, storage, databases, network and functions. Items of data
--   (objects, snapshots by schedule, log streams) are left out.
-- severity: info
-- kind: report
-- controls: pci-4.0.1:10.2.1.7, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
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
  AND eventsource IN (
    'ec2.amazonaws.com', 'rds.amazonaws.com', 's3.amazonaws.com', 'lambda.amazonaws.com', 'ecs.amazonaws.com',
    'eks.amazonaws.com', 'dynamodb.amazonaws.com', 'kms.amazonaws.com', 'elasticfilesystem.amazonaws.com',
    'elasticloadbalancing.amazonaws.com', 'cloudformation.amazonaws.com', 'secretsmanager.amazonaws.com',
    'redshift.amazonaws.com', 'sqs.amazonaws.com', 'sns.amazonaws.com', 'ecr.amazonaws.com')
  AND eventname NOT IN (
    'CreateTags', 'DeleteTags', 'CreateNetworkInterface', 'DeleteNetworkInterface', 'DeleteObject',
    'DeleteObjects', 'CreateSnapshot', 'DeleteSnapshot', 'CreateMultipartUpload', 'RunTask', 'DeleteMessage',
    'DeleteMessageBatch', 'DeleteItem', 'CreateGrant', 'CreateDBSnapshot', 'DeleteDBSnapshot')
  AND regexp_like(eventname, '^(Create|Delete|Run|Terminate|Import|Restore|Copy|Allocate|Release)')
ORDER BY eventtime;
