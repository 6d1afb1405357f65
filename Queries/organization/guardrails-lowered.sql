-- name: guardrails-lowered
-- title: A policy of the organization was taken away
-- description: A service or resource control policy was detached, deleted, or its kind
--   disabled. What it forbade is allowed again.
-- severity: high
-- kind: finding
-- controls: cis-5.0:4.15, soc2:CC6.3, iso27001:A.5.15, nist-800-53:AC-3
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
  coalesce(json_extract_scalar(requestparameters, '$.policyId'), json_extract_scalar(requestparameters, '$.policyType')) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'organizations.amazonaws.com'
  AND eventname IN ('DetachPolicy', 'DeletePolicy', 'DisablePolicyType', 'DeleteResourcePolicy')
  AND errorcode IS NULL
ORDER BY eventtime;
