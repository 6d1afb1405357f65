-- name: notebook-opened
-- title: A notebook was opened by a presigned address
-- description: Whoever holds a presigned address of a SageMaker notebook or domain works
--   with its role, until it expires.
-- severity: medium
-- kind: finding
-- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
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
  coalesce(json_extract_scalar(requestparameters, '$.notebookInstanceName'), json_extract_scalar(requestparameters, '$.domainId')) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'sagemaker.amazonaws.com'
  AND eventname IN ('CreatePresignedNotebookInstanceUrl', 'CreatePresignedDomainUrl', 'CreatePresignedMlflowTrackingServerUrl')
  AND errorcode IS NULL
ORDER BY eventtime;
