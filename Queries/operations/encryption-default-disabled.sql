-- name: encryption-default-disabled
-- title: Disks are no longer encrypted by default
-- description: The account-wide default of EBS was switched off in a region: new volumes
--   and their snapshots are in the clear.
-- severity: high
-- kind: finding
-- controls: cis-5.0:5.1.1, pci-4.0.1:3.5.1, soc2:CC6.1, hipaa:164.312(a)(2)(iv), iso27001:A.8.24, nist-800-53:SC-28
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
  recipientaccountid AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname = 'DisableEbsEncryptionByDefault'
  AND errorcode IS NULL
ORDER BY eventtime;
