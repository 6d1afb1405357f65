-- name: sensitive-action-from-new-address
-- title: A long-lived key used for a telling call from a new address with a new program
-- description: The long-lived key of an IAM user succeeded with a call that gives access,
--   opens something or reads secrets, from an address and with a program that this user had
--   not called with in the history before: a stolen key, until shown otherwise. Who travels
--   keeps the program, who updates it keeps the address; both at once is rare. An address
--   that anybody used on several days before, such as an office or a gateway, is known and
--   left out. Sessions of roles are left out, for what runs in the cloud changes its
--   address daily; so are the addresses of AWS services.
-- severity: high
-- kind: finding
-- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4, pci-4.0.1:10.2.1.5
-- parameter: since timestamp default "now-30d" -- Start of the history
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: actions array(varchar) default ['CreateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile', 'CreateUser', 'CreateRole', 'AttachUserPolicy', 'AttachRolePolicy', 'PutUserPolicy', 'PutRolePolicy', 'CreatePolicyVersion', 'UpdateAssumeRolePolicy', 'AddUserToGroup', 'GetSecretValue', 'GetFederationToken', 'DeactivateMFADevice', 'ModifySnapshotAttribute', 'ModifyDBSnapshotAttribute', 'PutBucketPolicy', 'StopLogging', 'DeleteTrail', 'CreateKeyPair', 'ImportKeyPair', 'SendCommand'] -- The calls that count
-- parameter: days bigint default 2 -- On how many days an address must have been seen to be known
-- uses: from, to, actions, since, from, since, from, days
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
  AND useridentity.type = 'IAMUser'
  AND useridentity.accesskeyid LIKE 'AKIA%'
  AND useridentity.invokedby IS NULL
  AND regexp_like(sourceipaddress, '^([0-9]+\.){3}[0-9]+$|:')
  AND NOT EXISTS (
    SELECT 1
    FROM cloudtrail_logs AS earlier
    WHERE earlier.eventtime >= ? AND earlier.eventtime < ?
      AND earlier.useridentity.arn = act.useridentity.arn
      AND (earlier.sourceipaddress = act.sourceipaddress OR earlier.useragent = act.useragent))
  AND sourceipaddress NOT IN (
    SELECT sourceipaddress
    FROM cloudtrail_logs
    WHERE eventtime >= ? AND eventtime < ? AND sourceipaddress IS NOT NULL
    GROUP BY sourceipaddress
    HAVING count(DISTINCT substr(eventtime, 1, 10)) >= ?)
ORDER BY eventtime;
