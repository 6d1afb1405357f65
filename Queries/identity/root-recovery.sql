-- name: root-recovery
-- title: Somebody works at the password or address of root
-- description: The root user's password recovery was asked for or done, or its e-mail
--   address, password or second factor changed.
-- severity: medium
-- kind: finding
-- controls: cis-1.4:4.3, cis-1.5:4.3, cis-2.0:4.3, cis-3.0:4.3, cis-4.0:4.3, cis-5.0:4.3, cis-6.0:5.3, cis-7.0:5.3, soc2:CC6.1, iso27001:A.5.17, nist-800-53:IA-5
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
  responseelements AS outcome,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (eventsource = 'signin.amazonaws.com'
      AND eventname IN ('PasswordRecoveryRequested', 'PasswordRecoveryCompleted', 'EmailUpdated', 'PasswordUpdated')
    OR eventsource = 'account.amazonaws.com'
      AND eventname IN ('StartPrimaryEmailUpdate', 'AcceptPrimaryEmailUpdate')
    OR eventsource = 'iam.amazonaws.com'
      AND eventname IN ('DeactivateMFADevice', 'DeleteVirtualMFADevice')
      AND useridentity.type = 'Root')
ORDER BY eventtime;
