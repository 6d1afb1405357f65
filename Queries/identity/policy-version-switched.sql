-- name: policy-version-switched
-- title: An older policy version was made the default
-- description: Switching the default version can bring back rights that were taken away,
--   and leaves no new document to look at.
-- severity: medium
-- kind: finding
-- controls: pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6
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
  json_extract_scalar(requestparameters, '$.policyArn') AS policy,
  json_extract_scalar(requestparameters, '$.versionId') AS version,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'iam.amazonaws.com'
  AND eventname = 'SetDefaultPolicyVersion'
  AND errorcode IS NULL
ORDER BY eventtime;
