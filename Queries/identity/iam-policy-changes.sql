-- name: iam-policy-changes
-- title: Changes to IAM policies
-- description: Somebody changed who may do what. Failed attempts stay in, with their error.
--   The published filter compares names alone, so policies of other services
--   (Organizations, IoT) match, and misses the default version, permission boundaries and
--   role trust; here the source is iam and these are added.
-- severity: low
-- kind: finding
-- controls: cis-1.4:4.4, cis-1.5:4.4, cis-2.0:4.4, cis-3.0:4.4, cis-4.0:4.4, cis-5.0:4.4, cis-6.0:5.4, cis-7.0:5.4, pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.5.18, nist-800-53:AC-2(4)
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
    json_extract_scalar(requestparameters, '$.policyArn'),
    json_extract_scalar(requestparameters, '$.roleName'),
    json_extract_scalar(requestparameters, '$.userName'),
    json_extract_scalar(requestparameters, '$.groupName'),
    json_extract_scalar(requestparameters, '$.policyName')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'iam.amazonaws.com'
  AND eventname IN (
    'DeleteGroupPolicy', 'DeleteRolePolicy', 'DeleteUserPolicy', 'PutGroupPolicy', 'PutRolePolicy',
    'PutUserPolicy', 'CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion',
    'SetDefaultPolicyVersion', 'AttachRolePolicy', 'DetachRolePolicy', 'AttachUserPolicy',
    'DetachUserPolicy', 'AttachGroupPolicy', 'DetachGroupPolicy', 'UpdateAssumeRolePolicy',
    'PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary', 'PutUserPermissionsBoundary',
    'DeleteUserPermissionsBoundary')
ORDER BY eventtime;
