-- name: resource-policy-opened-to-everybody
-- title: A resource policy names everybody
-- description: The policy of a queue, topic, function, repository, secret, key, vault or
--   catalog has an allow for every principal, and the document has no condition at all.
--   Reads the policy text inside the request, whichever member carries it.
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
  eventsource,
  requestparameters AS request,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN (
    'sqs.amazonaws.com', 'sns.amazonaws.com', 'lambda.amazonaws.com', 'ecr.amazonaws.com',
    'secretsmanager.amazonaws.com', 'kms.amazonaws.com', 'glue.amazonaws.com', 'backup.amazonaws.com',
    'es.amazonaws.com', 'events.amazonaws.com', 'elasticfilesystem.amazonaws.com', 'glacier.amazonaws.com',
    'dynamodb.amazonaws.com', 'kinesis.amazonaws.com', 'lakeformation.amazonaws.com')
  AND eventname IN (
    'SetQueueAttributes', 'CreateQueue', 'SetTopicAttributes', 'CreateTopic', 'AddPermission',
    'AddPermission20150331', 'AddPermission20150331v2', 'SetRepositoryPolicy', 'PutResourcePolicy',
    'PutKeyPolicy', 'CreateKey', 'PutBackupVaultAccessPolicy', 'UpdateDomainConfig',
    'UpdateElasticsearchDomainConfig', 'CreateDomain', 'CreateElasticsearchDomain', 'PutPermission',
    'PutFileSystemPolicy', 'SetVaultAccessPolicy', 'AddLayerVersionPermission',
    'AddLayerVersionPermission20181031')
  AND errorcode IS NULL
  AND (regexp_like(
      replace(requestparameters, '\', ''),
      '"Principal"\s*:\s*("\*"|\{\s*"AWS"\s*:\s*("\*"|\[[^\]]*"\*"))')
    AND replace(requestparameters, '\', '') LIKE '%"Allow"%'
    AND requestparameters NOT LIKE '%Condition%'
    OR (json_extract_scalar(requestparameters, '$.principal') = '*'
      AND json_extract_scalar(requestparameters, '$.sourceArn') IS NULL
      AND json_extract_scalar(requestparameters, '$.sourceAccount') IS NULL
      AND json_extract_scalar(requestparameters, '$.principalOrgID') IS NULL
      AND requestparameters NOT LIKE '%rganizationId%'
      AND requestparameters NOT LIKE '%"condition"%'))
ORDER BY eventtime;
