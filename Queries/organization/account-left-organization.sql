-- name: account-left-organization
-- title: An account left the organization
-- description: Outside of the organization its policies, its trail and its bills no longer
--   reach the account.
-- severity: critical
-- kind: finding
-- controls: cis-5.0:4.15, soc2:CC6.3, iso27001:A.5.15, nist-800-53:AC-2
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
  coalesce(json_extract_scalar(requestparameters, '$.accountId'), recipientaccountid) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'organizations.amazonaws.com'
  AND eventname IN ('LeaveOrganization', 'RemoveAccountFromOrganization', 'DeleteOrganization', 'CloseAccount')
  AND errorcode IS NULL
ORDER BY eventtime;
