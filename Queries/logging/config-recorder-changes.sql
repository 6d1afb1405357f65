-- name: config-recorder-changes
-- title: Changes to AWS Config
-- description: The recorder of configuration or its delivery was changed. The published
--   filter misses the deletion of the recorder, of rules, packs and aggregators. Failed
--   attempts stay in.
-- severity: medium
-- kind: finding
-- controls: cis-1.4:4.9, cis-1.5:4.9, cis-2.0:4.9, cis-3.0:4.9, cis-4.0:4.9, cis-5.0:4.9, cis-6.0:5.9, cis-7.0:5.9, pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.9, nist-800-53:CM-3
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
    json_extract_scalar(requestparameters, '$.configurationRecorderName'),
    json_extract_scalar(requestparameters, '$.deliveryChannelName'),
    json_extract_scalar(requestparameters, '$.configRuleName')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'config.amazonaws.com'
  AND eventname IN (
    'StopConfigurationRecorder', 'StartConfigurationRecorder', 'PutConfigurationRecorder',
    'DeleteConfigurationRecorder', 'PutDeliveryChannel', 'DeleteDeliveryChannel',
    'DeleteConfigRule', 'DeleteConformancePack', 'DeleteConfigurationAggregator',
    'DeleteRetentionConfiguration', 'DeleteOrganizationConfigRule', 'DeleteEvaluationResults')
ORDER BY eventtime;
