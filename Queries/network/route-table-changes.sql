-- name: route-table-changes
-- title: Changes to route tables
-- description: Traffic may take another way. The published filter has no event source (App
--   Mesh and API Gateway have a CreateRoute too) and misses AssociateRouteTable and transit
--   gateway routes. Failed attempts stay in, with their error.
-- severity: low
-- kind: finding
-- controls: cis-1.4:4.13, cis-1.5:4.13, cis-2.0:4.13, cis-3.0:4.13, cis-4.0:4.13, cis-5.0:4.13, cis-6.0:5.13, cis-7.0:5.13, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
    json_extract_scalar(requestparameters, '$.routeTableId'),
    json_extract_scalar(requestparameters, '$.transitGatewayRouteTableId')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN (
    'CreateRoute', 'CreateRouteTable', 'ReplaceRoute', 'ReplaceRouteTableAssociation',
    'DeleteRouteTable', 'DeleteRoute', 'AssociateRouteTable', 'DisassociateRouteTable',
    'EnableVgwRoutePropagation', 'DisableVgwRoutePropagation', 'CreateTransitGatewayRoute',
    'ReplaceTransitGatewayRoute', 'DeleteTransitGatewayRoute')
ORDER BY eventtime;
