-- name: login-profile-set-for-another
-- title: A console password was set for somebody else
-- description: CreateLoginProfile or UpdateLoginProfile gave another user a password that
--   the caller knows, without the demand to change it at the first sign-in. With the demand
--   it is ordinary help.
-- severity: high
-- kind: finding
-- controls: pci-4.0.1:10.2.1.5, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(D), iso27001:A.5.17, nist-800-53:IA-5
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
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'iam.amazonaws.com'
  AND eventname IN ('CreateLoginProfile', 'UpdateLoginProfile')
  AND errorcode IS NULL
  AND coalesce(json_extract_scalar(requestparameters, '$.passwordResetRequired'), 'false') <> 'true'
  AND json_extract_scalar(requestparameters, '$.userName') <>
    CASE WHEN useridentity.type = 'IAMUser' THEN coalesce(useridentity.username, '') ELSE '' END
ORDER BY eventtime;
