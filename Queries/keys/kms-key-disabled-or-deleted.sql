-- name: kms-key-disabled-or-deleted
-- title: KMS keys disabled or scheduled for deletion
-- description: Data under a key that is disabled or deleted cannot be read; after the
--   waiting period it is lost. To the two names of the published filter come the deletion
--   of imported key material and of custom key stores, which have the same effect at once.
--   Failed attempts stay in, with their error.
-- severity: medium
-- kind: finding
-- controls: cis-1.4:4.7, cis-1.5:4.7, cis-2.0:4.7, cis-3.0:4.7, cis-4.0:4.7, cis-5.0:4.7, cis-6.0:5.7, cis-7.0:5.7, pci-4.0.1:10.2.1.7, soc2:CC6.1, hipaa:164.312(a)(2)(iv), iso27001:A.8.24, nist-800-53:SC-12
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
  coalesce(
    json_extract_scalar(requestparameters, '$.keyId'),
    json_extract_scalar(requestparameters, '$.customKeyStoreId')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'kms.amazonaws.com'
  AND eventname IN (
    'DisableKey', 'ScheduleKeyDeletion', 'DeleteImportedKeyMaterial',
    'DisconnectCustomKeyStore', 'DeleteCustomKeyStore')
ORDER BY eventtime;
