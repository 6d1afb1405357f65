-- name: sensitive-action-from-new-address
-- title: A telling call from an address never seen before
-- description: A principal succeeded with a call that gives access, opens something or
--   reads secrets, from an address from which it had called nothing in the history before.
--   Sessions of roles are compared by the address alone, across all principals of the
--   account, for their users roam. Addresses of AWS services are left out.
-- severity: high
-- kind: finding
-- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4, pci-4.0.1:10.2.1.5
-- parameter: since timestamp default "now-30d" -- Start of the history
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: actions array(varchar) default ['CreateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile', 'CreateUser', 'CreateRole', 'AttachUserPolicy', 'AttachRolePolicy', 'PutUserPolicy', 'PutRolePolicy', 'CreatePolicyVersion', 'UpdateAssumeRolePolicy', 'AddUserToGroup', 'GetSecretValue', 'GetFederationToken', 'DeactivateMFADevice', 'ModifySnapshotAttribute', 'ModifyDBSnapshotAttribute', 'PutBucketPolicy', 'StopLogging', 'DeleteTrail', 'CreateKeyPair', 'ImportKeyPair', 'SendCommand'] -- The calls that count
-- uses: from, to, actions, since, from
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
  useragent AS agent,
  eventid
FROM cloudtrail_logs AS act
WHERE eventtime >= ? AND eventtime < ?
  AND contains(?, eventname)
  AND errorcode IS NULL
  AND useridentity.invokedby IS NULL
  AND regexp_like(sourceipaddress, '^([0-9]+\.){3}[0-9]+$|:')
  AND NOT EXISTS (
    SELECT 1
    FROM cloudtrail_logs AS earlier
    WHERE earlier.eventtime >= ? AND earlier.eventtime < ?
      AND earlier.recipientaccountid = act.recipientaccountid
      AND earlier.sourceipaddress = act.sourceipaddress)
ORDER BY eventtime;
