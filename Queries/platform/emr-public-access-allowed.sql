-- name: emr-public-access-allowed
-- title: EMR clusters may be open to the internet
-- description: The block of public access of EMR was lifted for a region: clusters may have
--   security groups open to everybody.
-- severity: high
-- kind: finding
-- controls: soc2:CC6.6, iso27001:A.8.20, nist-800-53:SC-7
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
  awsregion AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'elasticmapreduce.amazonaws.com'
  AND eventname = 'PutBlockPublicAccessConfiguration'
  AND errorcode IS NULL
  AND lower(json_extract_scalar(requestparameters, '$.blockPublicAccessConfiguration.blockPublicSecurityGroupRules')) = 'false'
ORDER BY eventtime;
