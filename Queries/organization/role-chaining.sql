-- name: role-chaining
-- title: Sessions that take the role of another account
-- description: A session of one role took a role in another account: hops. Pipelines do so
--   every night; read the principals. Chains of any length need the dialect of Tarn.
-- severity: low
-- kind: finding
-- controls: soc2:CC6.3, iso27001:A.8.2, nist-800-53:AC-6, nist-800-53:AU-12
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
  json_extract_scalar(requestparameters, '$.roleArn') AS role,
  json_extract_scalar(responseelements, '$.credentials.accessKeyId') AS keyid,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'sts.amazonaws.com'
  AND eventname = 'AssumeRole'
  AND errorcode IS NULL
  AND useridentity.type = 'AssumedRole'
  AND recipientaccountid = useridentity.accountid
  AND regexp_extract(json_extract_scalar(requestparameters, '$.roleArn'), '::(\d{12}):', 1) <> useridentity.accountid
ORDER BY eventtime;
