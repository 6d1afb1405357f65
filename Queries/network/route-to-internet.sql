-- name: route-to-internet
-- title: A route to the internet was made
-- description: A route table now sends everything that is not local to an internet gateway:
--   subnets that use it are public. Only calls that succeeded.
-- severity: medium
-- kind: finding
-- controls: soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
  json_extract_scalar(requestparameters, '$.routeTableId') AS routetable,
  json_extract_scalar(requestparameters, '$.gatewayId') AS gateway,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN ('CreateRoute', 'ReplaceRoute')
  AND errorcode IS NULL
  AND json_extract_scalar(requestparameters, '$.gatewayId') LIKE 'igw-%'
  AND (json_extract_scalar(requestparameters, '$.destinationCidrBlock') = '0.0.0.0/0'
    OR json_extract_scalar(requestparameters, '$.destinationIpv6CidrBlock') = '::/0')
ORDER BY eventtime;
