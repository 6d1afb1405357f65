-- name: gateway-changes
-- title: Changes to network gateways
-- description: A way in or out of a network was made, attached or removed. The published
--   filter knows customer and internet gateways only; VPN, NAT, egress-only and transit
--   gateways are added. Failed attempts stay in, with their error.
-- severity: low
-- kind: finding
-- controls: cis-1.4:4.12, cis-1.5:4.12, cis-2.0:4.12, cis-3.0:4.12, cis-4.0:4.12, cis-5.0:4.12, cis-6.0:5.12, cis-7.0:5.12, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
    json_extract_scalar(requestparameters, '$.internetGatewayId'),
    json_extract_scalar(requestparameters, '$.vpnGatewayId'),
    json_extract_scalar(requestparameters, '$.natGatewayId'),
    json_extract_scalar(requestparameters, '$.vpcId')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN (
    'CreateCustomerGateway', 'DeleteCustomerGateway', 'AttachInternetGateway',
    'CreateInternetGateway', 'DeleteInternetGateway', 'DetachInternetGateway',
    'CreateVpnGateway', 'AttachVpnGateway', 'DetachVpnGateway', 'DeleteVpnGateway',
    'CreateVpnConnection', 'ModifyVpnConnection', 'DeleteVpnConnection', 'CreateNatGateway',
    'DeleteNatGateway', 'CreateEgressOnlyInternetGateway', 'DeleteEgressOnlyInternetGateway',
    'CreateTransitGateway', 'ModifyTransitGateway', 'DeleteTransitGateway',
    'CreateTransitGatewayVpcAttachment', 'AcceptTransitGatewayVpcAttachment',
    'DeleteTransitGatewayVpcAttachment', 'CreateTransitGatewayPeeringAttachment',
    'AcceptTransitGatewayPeeringAttachment')
ORDER BY eventtime;
