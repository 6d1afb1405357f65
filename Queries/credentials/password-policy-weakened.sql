-- name: password-policy-weakened
-- title: The password policy was deleted or weakened
-- description: The account's policy is gone, or asks for fewer characters than the least,
--   or no longer forbids old passwords.
-- severity: medium
-- kind: finding
-- controls: cis-5.0:1.7, pci-4.0.1:8.3.6, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(D), iso27001:A.5.17, nist-800-53:IA-5(1)
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: length bigint default 14 -- The least length that is no finding
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
  json_extract_scalar(requestparameters, '$.minimumPasswordLength') AS minimumlength,
  json_extract_scalar(requestparameters, '$.passwordReusePrevention') AS remembered,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'iam.amazonaws.com'
  AND errorcode IS NULL
  AND (eventname = 'DeleteAccountPasswordPolicy'
    OR eventname = 'UpdateAccountPasswordPolicy'
      AND (coalesce(TRY_CAST(json_extract_scalar(requestparameters, '$.minimumPasswordLength') AS bigint), 6) < ?
        OR coalesce(TRY_CAST(json_extract_scalar(requestparameters, '$.passwordReusePrevention') AS bigint), 0) = 0))
ORDER BY eventtime;
