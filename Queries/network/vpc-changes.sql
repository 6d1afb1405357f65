-- name: vpc-changes
-- title: Changes to VPCs
-- description: A VPC, its peerings, its address ranges or its endpoints were changed. The
--   published filter misses endpoints, secondary ranges and the options of a peering.
--   Failed attempts stay in, with their error.
-- severity: low
-- kind: finding
-- controls: cis-1.4:4.14, cis-1.5:4.14, cis-2.0:4.14, cis-3.0:4.14, cis-4.0:4.14, cis-5.0:4.14, cis-6.0:5.14, cis-7.0:5.14, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
    json_extract_scalar(requestparameters, '$.vpcId'),
    json_extract_scalar(requestparameters, '$.vpcPeeringConnectionId'),
    json_extract_scalar(requestparameters, '$.vpcEndpointId'),
    json_extract_scalar(requestparameters, '$.subnetId')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN (
    'CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute', 'CreateDefaultVpc', 'AssociateVpcCidrBlock',
    'DisassociateVpcCidrBlock', 'AcceptVpcPeeringConnection', 'CreateVpcPeeringConnection',
    'DeleteVpcPeeringConnection', 'RejectVpcPeeringConnection',
    'ModifyVpcPeeringConnectionOptions', 'AttachClassicLinkVpc', 'DetachClassicLinkVpc',
    'DisableVpcClassicLink', 'EnableVpcClassicLink', 'CreateVpcEndpoint', 'ModifyVpcEndpoint',
    'DeleteVpcEndpoints', 'CreateSubnet', 'DeleteSubnet', 'ModifySubnetAttribute')
ORDER BY eventtime;
