-- name: role-trust-given-to-self
-- title: Somebody let themselves into a role
-- description: The trust policy of a role was rewritten to name the caller, the user or the
--   role whose session it is. A way to more rights that needs no new policy.
-- severity: high
-- kind: finding
-- controls: pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6, cis-1.4:4.4, cis-1.5:4.4, cis-2.0:4.4, cis-3.0:4.4, cis-4.0:4.4, cis-5.0:4.4, cis-6.0:5.4, cis-7.0:5.4
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- schedule: 0 6 * * *
-- key: eventid, trusted
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  eventtime,
  recipientaccountid AS account,
  awsregion AS region,
  coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
  sourceipaddress AS address,
  eventname AS action,
  json_extract_scalar(requestparameters, '$.roleName') AS role,
  trusted,
  eventid
FROM (
  SELECT
    *,
    replace(coalesce(
      json_extract_scalar(requestparameters, '$.policyDocument'),
      json_extract_scalar(requestparameters, '$.assumeRolePolicyDocument')), '\/', '/') AS document
  FROM cloudtrail_logs
  WHERE eventtime >= ? AND eventtime < ?
    AND eventsource = 'iam.amazonaws.com'
    AND eventname IN ('UpdateAssumeRolePolicy', 'CreateRole')
    AND errorcode IS NULL) AS written

CROSS JOIN UNNEST(ARRAY[
  useridentity.arn,
  useridentity.sessioncontext.sessionissuer.arn]) AS t (trusted)
WHERE eventname = 'UpdateAssumeRolePolicy'
  AND trusted IS NOT NULL
  AND trusted NOT LIKE '%:root'
  AND strpos(document, concat('"', trusted, '"')) > 0
ORDER BY eventtime;
