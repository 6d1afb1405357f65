-- name: function-url-without-auth
-- title: A function got a public address without authentication
-- description: A Lambda function URL with AuthType NONE can be called by everybody.
-- severity: high
-- kind: finding
-- controls: soc2:CC6.6, iso27001:A.8.20, nist-800-53:AC-3
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
  json_extract_scalar(requestparameters, '$.functionName') AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'lambda.amazonaws.com'
  AND eventname IN (
    'CreateFunctionUrlConfig', 'UpdateFunctionUrlConfig', 'CreateFunctionUrlConfig20211031',
    'UpdateFunctionUrlConfig20211031')
  AND errorcode IS NULL
  AND json_extract_scalar(requestparameters, '$.authType') = 'NONE'
ORDER BY eventtime;
