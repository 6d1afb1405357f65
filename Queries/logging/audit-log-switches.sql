-- name: audit-log-switches
-- title: Audit logs started, stopped, paused
-- description: The evidence that PCI 10.2.1.6 asks for: every start, stop, change or
--   deletion of trails, event data stores, Config, flow logs, log groups, access logs and
--   query logs, tried or done.
-- severity: info
-- kind: report
-- controls: pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
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
    'cloudtrail.amazonaws.com', 'config.amazonaws.com', 'ec2.amazonaws.com', 'logs.amazonaws.com',
    's3.amazonaws.com', 'route53resolver.amazonaws.com', 'wafv2.amazonaws.com', 'elasticloadbalancing.amazonaws.com',
    'redshift.amazonaws.com', 'eks.amazonaws.com', 'rds.amazonaws.com')
  AND (eventname IN (
      'CreateTrail', 'StartLogging', 'StopLogging', 'UpdateTrail', 'DeleteTrail', 'PutEventSelectors',
      'PutInsightSelectors', 'CreateEventDataStore', 'UpdateEventDataStore', 'DeleteEventDataStore',
      'StartEventDataStoreIngestion', 'StopEventDataStoreIngestion', 'CreateFlowLogs', 'DeleteFlowLogs',
      'StartConfigurationRecorder', 'StopConfigurationRecorder', 'PutConfigurationRecorder',
      'DeleteConfigurationRecorder', 'PutDeliveryChannel', 'DeleteDeliveryChannel', 'DeleteLogGroup',
      'DeleteLogStream', 'PutRetentionPolicy', 'DeleteRetentionPolicy', 'PutBucketLogging',
      'CreateResolverQueryLogConfig', 'DeleteResolverQueryLogConfig', 'PutLoggingConfiguration',
      'DeleteLoggingConfiguration', 'EnableLogging', 'DisableLogging')
    OR eventname = 'ModifyLoadBalancerAttributes' AND requestparameters LIKE '%access_logs%'
    OR eventname = 'UpdateClusterConfig' AND requestparameters LIKE '%logging%'
    OR eventname IN ('ModifyDBInstance', 'ModifyDBCluster') AND requestparameters LIKE '%cloudwatchLogsExportConfiguration%')
ORDER BY eventtime;
