-- name: root-access-key-created
-- title: An access key of the root user was created
-- description: A key that no policy limits. Root made it and named no user, so it is root's
--   own. There is no good reason.
-- severity: critical
-- kind: finding
-- controls: cis-5.0:1.3, cis-1.4:4.3, cis-1.5:4.3, cis-2.0:4.3, cis-3.0:4.3, cis-4.0:4.3, cis-5.0:4.3, cis-6.0:5.3, cis-7.0:5.3, pci-4.0.1:10.2.1.5, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(D), iso27001:A.5.17, nist-800-53:IA-5
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
  json_extract_scalar(responseelements, '$.accessKey.accessKeyId') AS keyid,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'iam.amazonaws.com'
  AND eventname = 'CreateAccessKey'
  AND errorcode IS NULL
  AND useridentity.type = 'Root'
  AND json_extract_scalar(requestparameters, '$.userName') IS NULL
ORDER BY eventtime;
