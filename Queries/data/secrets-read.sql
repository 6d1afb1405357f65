-- name: secrets-read
-- title: Secrets read by a principal that had not read any
-- description: A principal read a secret or a decrypted parameter in the window and had
--   read none in the history before: the first reading of secrets by somebody. Services and
--   calls that were refused are left out.
-- severity: medium
-- kind: finding
-- controls: pci-4.0.1:8.6.2, soc2:CC6.1, hipaa:164.312(b), iso27001:A.8.24, nist-800-53:AC-6
-- parameter: since timestamp default "now-30d" -- Start of the history
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- uses: since, to, from
-- schedule: 0 6 * * *
-- key: account, principal
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) AS principal,
  count(DISTINCT coalesce(
    json_extract_scalar(requestparameters, '$.secretId'),
    json_extract_scalar(requestparameters, '$.name'),
    json_extract_scalar(requestparameters, '$.path'))) AS secrets,
  count(*) AS events,
  min(eventtime) AS firsttime,
  array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('secretsmanager.amazonaws.com', 'ssm.amazonaws.com')
  AND (eventname IN ('GetSecretValue', 'BatchGetSecretValue')
    OR eventname IN ('GetParameter', 'GetParameters', 'GetParametersByPath')
      AND json_extract_scalar(requestparameters, '$.withDecryption') = 'true')
  AND errorcode IS NULL
  AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) IS NOT NULL
GROUP BY recipientaccountid, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn)
HAVING min(eventtime) >= ?
ORDER BY events DESC, principal;
