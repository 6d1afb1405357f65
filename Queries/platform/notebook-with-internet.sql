-- name: notebook-with-internet
-- title: A notebook reaches the internet directly
-- description: A SageMaker notebook was made with direct access to the internet, past the
--   network and its records.
-- severity: medium
-- kind: finding
-- controls: soc2:CC6.6, iso27001:A.8.20, nist-800-53:SC-7
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
  json_extract_scalar(requestparameters, '$.notebookInstanceName') AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'sagemaker.amazonaws.com'
  AND eventname = 'CreateNotebookInstance'
  AND errorcode IS NULL
  AND coalesce(json_extract_scalar(requestparameters, '$.directInternetAccess'), 'Enabled') = 'Enabled'
ORDER BY eventtime;
