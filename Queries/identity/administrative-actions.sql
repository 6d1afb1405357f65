-- name: administrative-actions
-- title: What administrators did
-- description: The evidence that PCI 10.2.1.2 asks for: every change made by root or by a
--   role or user whose name looks like an administrator's, and every interactive use of a
--   system (SSM sessions, serial console, ECS Exec, switched roles).
-- severity: info
-- kind: report
-- controls: pci-4.0.1:10.2.1.2, soc2:CC6.3, hipaa:164.312(b), iso27001:A.8.2, nist-800-53:AC-6(9)
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: administrators varchar default "(?i)(admin|root|OrganizationAccountAccessRole|PowerUser)" -- A pattern over the principal's ARN
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
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (readonly = 'false'
      AND useridentity.invokedby IS NULL
      AND (useridentity.type = 'Root' OR regexp_like(useridentity.arn, ?))
    OR eventsource = 'ssm.amazonaws.com' AND eventname IN ('StartSession', 'ResumeSession', 'SendCommand')
    OR eventsource = 'ecs.amazonaws.com' AND eventname = 'ExecuteCommand'
    OR eventsource = 'ec2-instance-connect.amazonaws.com' AND eventname IN ('SendSSHPublicKey', 'SendSerialConsoleSSHPublicKey', 'OpenTunnel')
    OR eventsource = 'signin.amazonaws.com' AND eventname = 'SwitchRole')
ORDER BY eventtime;
