-- name: organization-changes
-- title: Changes to the organization
-- description: Accounts, units or policies of the organization were changed. Added to the
--   published list: creating accounts for GovCloud, closing accounts, the organization's
--   own creation, delegated administrators, resource policies, trusted services and
--   centralised root access. Failed attempts stay in.
-- severity: medium
-- kind: finding
-- controls: cis-1.4:4.15, cis-1.5:4.15, cis-2.0:4.15, cis-3.0:4.15, cis-4.0:4.15, cis-5.0:4.15, cis-6.0:5.15, cis-7.0:5.15, soc2:CC6.3, iso27001:A.5.15, nist-800-53:AC-2
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
    json_extract_scalar(requestparameters, '$.policyId'),
    json_extract_scalar(requestparameters, '$.accountId'),
    json_extract_scalar(requestparameters, '$.targetId'),
    json_extract_scalar(requestparameters, '$.servicePrincipal')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'organizations.amazonaws.com'
  AND eventname IN (
    'AcceptHandshake', 'AttachPolicy', 'CreateAccount', 'CreateGovCloudAccount', 'CloseAccount',
    'CreateOrganization', 'CreateOrganizationalUnit', 'CreatePolicy', 'DeclineHandshake',
    'DeleteOrganization', 'DeleteOrganizationalUnit', 'DeletePolicy', 'DetachPolicy',
    'DisablePolicyType', 'EnablePolicyType', 'EnableAllFeatures', 'InviteAccountToOrganization',
    'LeaveOrganization', 'MoveAccount', 'RemoveAccountFromOrganization', 'UpdatePolicy',
    'UpdateOrganizationalUnit', 'RegisterDelegatedAdministrator',
    'DeregisterDelegatedAdministrator', 'EnableAWSServiceAccess', 'DisableAWSServiceAccess',
    'PutResourcePolicy', 'DeleteResourcePolicy')
ORDER BY eventtime;
