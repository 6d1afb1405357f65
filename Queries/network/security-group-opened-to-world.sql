-- name: security-group-opened-to-world
-- title: A security group was opened to the whole internet
-- description: An ingress rule now lets every address (a /0 of IPv4 or IPv6, or one half of
--   the internet, a /1) reach something other than the allowed ports. Looks into each rule
--   of the call, into the older flat form and into ModifySecurityGroupRules, which the
--   published filters miss. Only calls that succeeded.
-- severity: high
-- kind: finding
-- controls: cis-5.0:5.3, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7, pci-4.0.1:1.3.1
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: ports array(varchar) default ['80', '443'] -- Single ports that may be open to everybody
-- schedule: 0 6 * * *
-- key: eventid, fromport, toport
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
    json_extract_scalar(requestparameters, '$.groupId'),
    json_extract_scalar(requestparameters, '$.groupName'),
    json_extract_scalar(requestparameters, '$.ModifySecurityGroupRulesRequest.GroupId')) AS groupid,
  json_extract_scalar(rule, '$.ipProtocol') AS protocol,
  json_extract_scalar(rule, '$.fromPort') AS fromport,
  json_extract_scalar(rule, '$.toPort') AS toport,
  eventid
FROM cloudtrail_logs
CROSS JOIN UNNEST(coalesce(
  TRY_CAST(json_extract(requestparameters, '$.ipPermissions.items') AS array(json)),
  ARRAY[TRY(json_parse(requestparameters))])) AS t (rule)
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN ('AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules')
  AND errorcode IS NULL
  AND regexp_like(json_format(rule), '(?i)"cidr[a-z0-9]*":"[0-9a-f.:]+/[01]"')
  AND coalesce(json_extract_scalar(rule, '$.ipProtocol'), '-1') NOT IN ('icmp', 'icmpv6', '1', '58')
  AND NOT (coalesce(json_extract_scalar(rule, '$.fromPort') = json_extract_scalar(rule, '$.toPort'), false)
    AND contains(?, json_extract_scalar(rule, '$.fromPort')))
ORDER BY eventtime;
