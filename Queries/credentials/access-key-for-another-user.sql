-- name: access-key-for-another-user
-- title: An access key was made for somebody else
-- description: The caller created a long-lived key for a user other than itself: normal for
--   administrators who welcome people, and the classic way to stay. Sessions of roles
--   always count, for a role is not the user.
-- severity: medium
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
  json_extract_scalar(responseelements, '$.accessKey.accessKeyId') AS keyid,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'iam.amazonaws.com'
  AND eventname = 'CreateAccessKey'
  AND errorcode IS NULL
  AND json_extract_scalar(requestparameters, '$.userName') <>
    CASE WHEN useridentity.type = 'IAMUser' THEN coalesce(useridentity.username, '') ELSE '' END
ORDER BY eventtime;
