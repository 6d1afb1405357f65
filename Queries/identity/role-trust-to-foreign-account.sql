-- name: role-trust-to-foreign-account
-- title: A role trusts an account outside of the organization
-- description: A role was created or its trust changed so that it names an account whose
--   events this lake does not hold, or everybody ("*"). Add partners to the parameter
--   trusted. One row per account named. Service and federated principals do not count.
-- severity: high
-- kind: finding
-- controls: pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6, soc2:CC6.6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: trusted array(varchar) default [] -- Foreign accounts that are known and allowed
-- uses: from, to, trusted, from, to
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

CROSS JOIN UNNEST(concat(
  regexp_extract_all(document, '"arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):', 1),
  regexp_extract_all(document, '"AWS"\s*:\s*\[?\s*"(\d{12}|\*)"', 1),
  regexp_extract_all(document, '"Principal"\s*:\s*"(\*)"', 1))) AS t (trusted)
WHERE NOT contains(?, trusted)
  AND NOT regexp_like(document, '"Effect"\s*:\s*"Deny"')
  AND trusted NOT IN (
    SELECT recipientaccountid
    FROM cloudtrail_logs
    WHERE eventtime >= ? AND eventtime < ? AND recipientaccountid IS NOT NULL)
ORDER BY eventtime;
