-- name: wildcard-policy-written
-- title: A policy that allows everything was written
-- description: A managed or inline policy got a statement that allows every action (* or
--   *:*) on every resource. One row per statement; documents are read whether plain or URL-
--   encoded.
-- severity: high
-- kind: finding
-- controls: cis-1.4:4.4, cis-1.5:4.4, cis-2.0:4.4, cis-3.0:4.4, cis-4.0:4.4, cis-5.0:4.4, cis-6.0:5.4, cis-7.0:5.4, pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- schedule: 0 6 * * *
-- key: eventid, statement
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
    json_extract_scalar(requestparameters, '$.policyName')) AS policy,
  coalesce(
    json_extract_scalar(requestparameters, '$.userName'),
    json_extract_scalar(requestparameters, '$.roleName'),
    json_extract_scalar(requestparameters, '$.groupName')) AS target,
  json_format(statement) AS statement,
  eventid
FROM (
  SELECT
    *,
    coalesce(
      TRY(json_parse(json_extract_scalar(requestparameters, '$.policyDocument'))),
      TRY(json_parse(url_decode(json_extract_scalar(requestparameters, '$.policyDocument'))))) AS document
  FROM cloudtrail_logs
  WHERE eventtime >= ? AND eventtime < ?
    AND eventsource = 'iam.amazonaws.com'
    AND eventname IN ('CreatePolicy', 'CreatePolicyVersion', 'PutUserPolicy', 'PutRolePolicy', 'PutGroupPolicy')
    AND errorcode IS NULL) AS written
CROSS JOIN UNNEST(coalesce(
  TRY_CAST(json_extract(document, '$.Statement') AS array(json)),
  ARRAY[json_extract(document, '$.Statement')])) AS t (statement)
WHERE json_extract_scalar(statement, '$.Effect') = 'Allow'
  AND regexp_like(json_format(json_extract(statement, '$.Action')), '"\*(:\*)?"')
  AND regexp_like(json_format(json_extract(statement, '$.Resource')), '"\*"')
ORDER BY eventtime;
