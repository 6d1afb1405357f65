-- name: did
-- title: What somebody did
-- description: Every call of a principal: its ARN, user name, role, session name or access
--   key contains the text given. Newest last.
-- severity: info
-- kind: report
-- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: principal varchar default "root" -- A part of the ARN, or a user name or access key
-- uses: from, to, principal, principal, principal, principal, principal
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
  readonly,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (strpos(coalesce(useridentity.arn, ''), ?) > 0
    OR strpos(coalesce(useridentity.principalid, ''), ?) > 0
    OR useridentity.username = ?
    OR useridentity.accesskeyid = ?
    OR useridentity.sessioncontext.sourceidentity = ?)
ORDER BY eventtime;
