-- name: threat-detection-disabled
-- title: Threat detection was switched off or left
-- description: GuardDuty, Security Hub, Macie, Inspector, Detective or an access analyzer
--   was disabled, a member account left its administrator, or a GuardDuty filter archives
--   findings unseen. Only calls that succeeded.
-- severity: high
-- kind: finding
-- controls: cis-5.0:4.16, pci-4.0.1:10.7.2, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.16, nist-800-53:SI-4
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
  eventsource,
  json_extract_scalar(requestparameters, '$.detectorId') AS detector,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN (
    'guardduty.amazonaws.com', 'securityhub.amazonaws.com', 'macie2.amazonaws.com', 'inspector2.amazonaws.com',
    'detective.amazonaws.com', 'access-analyzer.amazonaws.com')
  AND errorcode IS NULL
  AND (eventname IN (
      'DeleteDetector', 'DisassociateFromMasterAccount', 'DisassociateFromAdministratorAccount',
      'DisassociateMembers', 'DeleteMembers', 'StopMonitoringMembers', 'DisableOrganizationAdminAccount',
      'DeletePublishingDestination', 'DisableSecurityHub', 'BatchDisableStandards', 'DisableMacie',
      'Disable', 'DeleteGraph', 'DeleteAnalyzer')
    OR eventname = 'UpdateDetector' AND json_extract_scalar(requestparameters, '$.enable') = 'false'
    OR eventname IN ('CreateFilter', 'UpdateFilter') AND json_extract_scalar(requestparameters, '$.action') = 'ARCHIVE')
ORDER BY eventtime;
