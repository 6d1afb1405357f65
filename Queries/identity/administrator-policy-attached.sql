-- name: administrator-policy-attached
-- title: Administrator rights were given
-- description: A managed policy that holds everything, or the means to get everything, was
--   attached to a user, group or role. Only calls that succeeded.
-- severity: high
-- kind: finding
-- controls: cis-1.4:4.4, cis-1.5:4.4, cis-2.0:4.4, cis-3.0:4.4, cis-4.0:4.4, cis-5.0:4.4, cis-6.0:5.4, cis-7.0:5.4, pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: policies array(varchar) default ['AdministratorAccess', 'IAMFullAccess', 'AWSOrganizationsFullAccess', 'PowerUserAccess'] -- Last parts of the policies' names
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
  json_extract_scalar(requestparameters, '$.policyArn') AS policy,
  coalesce(
    json_extract_scalar(requestparameters, '$.userName'),
    json_extract_scalar(requestparameters, '$.roleName'),
    json_extract_scalar(requestparameters, '$.groupName')) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'iam.amazonaws.com'
  AND eventname IN ('AttachUserPolicy', 'AttachRolePolicy', 'AttachGroupPolicy')
  AND errorcode IS NULL
  AND contains(?, regexp_extract(json_extract_scalar(requestparameters, '$.policyArn'), '[^/]+$'))
ORDER BY eventtime;
