-- name: credential-changes
-- title: Changes to credentials, accounts and rights
-- description: The evidence that PCI 10.2.1.5 asks for: users, keys, passwords, second
--   factors, roles, groups, policies, providers, permission sets and assignments, made,
--   changed or removed, tried or done.
-- severity: info
-- kind: report
-- controls: pci-4.0.1:10.2.1.5, soc2:CC6.2, hipaa:164.308(a)(3)(ii)(A), iso27001:A.5.16, nist-800-53:AC-2(4)
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
  eventsource,
  coalesce(
    json_extract_scalar(requestparameters, '$.userName'),
    json_extract_scalar(requestparameters, '$.roleName'),
    json_extract_scalar(requestparameters, '$.groupName'),
    json_extract_scalar(requestparameters, '$.principalId')) AS target,
  coalesce(
    json_extract_scalar(requestparameters, '$.policyArn'),
    json_extract_scalar(requestparameters, '$.permissionSetArn')) AS policy,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (eventsource IN ('iam.amazonaws.com', 'sso.amazonaws.com', 'sso-directory.amazonaws.com', 'identitystore.amazonaws.com')
      AND regexp_like(eventname, '^(Create|Delete|Update|Put|Attach|Detach|Add|Remove|Enable|Deactivate|Disable|Change|Upload|Resync|Reset|Provision|Set)')
    OR eventsource = 'signin.amazonaws.com'
      AND eventname IN ('PasswordRecoveryRequested', 'PasswordRecoveryCompleted', 'EmailUpdated', 'PasswordUpdated'))
ORDER BY eventtime;
