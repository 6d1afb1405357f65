-- name: network-acl-opened-to-world
-- title: A network ACL lets everybody in
-- description: An ingress entry that allows every address and every protocol was added or
--   replaced. The default ACL is like that; an entry written on purpose undoes a barrier.
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
  json_extract_scalar(requestparameters, '$.networkAclId') AS networkacl,
  json_extract_scalar(requestparameters, '$.aclProtocol') AS protocol,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN ('CreateNetworkAclEntry', 'ReplaceNetworkAclEntry')
  AND errorcode IS NULL
  AND json_extract_scalar(requestparameters, '$.ruleAction') = 'allow'
  AND json_extract_scalar(requestparameters, '$.egress') = 'false'
  AND (json_extract_scalar(requestparameters, '$.cidrBlock') = '0.0.0.0/0'
    OR json_extract_scalar(requestparameters, '$.ipv6CidrBlock') = '::/0')
  AND json_extract_scalar(requestparameters, '$.aclProtocol') = '-1'
ORDER BY eventtime;
