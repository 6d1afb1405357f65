-- name: mfa-removed
-- title: A second factor was removed
-- description: An MFA device was deactivated or deleted. Deleting is only possible after
--   deactivating; both appear. Replacing a lost device looks the same, hence the name of
--   the user.
-- severity: medium
-- kind: finding
-- controls: pci-4.0.1:10.2.1.5, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(D), iso27001:A.5.17, nist-800-53:IA-5, cis-5.0:1.9
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
  json_extract_scalar(requestparameters, '$.userName') AS forwhom,
  json_extract_scalar(requestparameters, '$.serialNumber') AS device,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('iam.amazonaws.com', 'sso.amazonaws.com', 'sso-directory.amazonaws.com')
  AND eventname IN ('DeactivateMFADevice', 'DeleteVirtualMFADevice', 'DeleteMfaDeviceForUser')
  AND errorcode IS NULL
ORDER BY eventtime;
