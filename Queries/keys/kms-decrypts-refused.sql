-- name: kms-decrypts-refused
-- title: KMS decryptions that were refused
-- description: A principal was not allowed to decrypt, or to make or re-encrypt data keys:
--   unauthorised decrypts, counted by principal and key. The key comes from resources, or
--   from the message where resources are missing.
-- severity: medium
-- kind: finding
-- controls: pci-4.0.1:10.2.1.4, soc2:CC6.1, hipaa:164.312(a)(2)(iv), iso27001:A.8.24, nist-800-53:SC-12
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: events bigint default 1 -- How many refusals before it counts
-- schedule: 0 6 * * *
-- key: account, principal, keyid
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
  coalesce(
    element_at(resources, 1).arn,
    json_extract_scalar(requestparameters, '$.keyId'),
    regexp_extract(errormessage, 'arn:aws[a-z-]*:kms:[^ ]+')) AS keyid,
  count(*) AS events,
  min(eventtime) AS firsttime,
  max(eventtime) AS lasttime
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'kms.amazonaws.com'
  AND eventname IN ('Decrypt', 'ReEncrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'GenerateDataKeyPair', 'CreateGrant')
  AND (errorcode LIKE 'AccessDenied%' OR errorcode LIKE '%UnauthorizedOperation')
GROUP BY 1, 2, 3
HAVING count(*) >= ?
ORDER BY events DESC, principal, keyid;
