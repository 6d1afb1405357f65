-- name: metadata-v1-allowed
-- title: An instance answers metadata requests without a token
-- description: IMDSv1 was allowed on an instance, at its launch or afterwards, or by the
--   default of the account: a server-side request forgery then yields its credentials.
-- severity: medium
-- kind: finding
-- controls: cis-5.0:5.7, soc2:CC6.6, iso27001:A.8.9, nist-800-53:CM-6
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
    json_extract_scalar(requestparameters, '$.ModifyInstanceMetadataOptionsRequest.InstanceId'),
    json_extract_scalar(responseelements, '$.instancesSet.items[0].instanceId')) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN ('ModifyInstanceMetadataOptions', 'RunInstances', 'ModifyInstanceMetadataDefaults')
  AND errorcode IS NULL
  AND lower(coalesce(
    json_extract_scalar(requestparameters, '$.ModifyInstanceMetadataOptionsRequest.HttpTokens'),
    json_extract_scalar(requestparameters, '$.ModifyInstanceMetadataDefaultsRequest.HttpTokens'),
    json_extract_scalar(requestparameters, '$.metadataOptions.httpTokens'))) = 'optional'
ORDER BY eventtime;
