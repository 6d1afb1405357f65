-- name: audit-log-access
-- title: Who looked at the audit logs
-- description: Every read of log files in S3, of CloudTrail by LookupEvents or Lake
--   queries, and of CloudWatch Logs content. Reads of objects appear only where data events
--   are recorded.
-- severity: info
-- kind: report
-- controls: pci-4.0.1:10.2.1.3, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-9
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: prefix varchar default "AWSLogs/" -- A part of the keys of log files
-- parameter: buckets array(varchar) default [] -- Buckets that hold logs
-- uses: from, to, prefix, prefix, buckets
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
  coalesce(
    json_extract_scalar(requestparameters, '$.bucketName'),
    json_extract_scalar(requestparameters, '$.logGroupName')) AS target,
  json_extract_scalar(requestparameters, '$.key') AS object,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (eventsource = 's3.amazonaws.com'
      AND eventname IN ('GetObject', 'HeadObject', 'ListObjects', 'ListObjectsV2', 'PutObject', 'DeleteObject', 'CopyObject', 'SelectObjectContent')
      AND (json_extract_scalar(requestparameters, '$.key') LIKE concat('%', ?, '%')
        OR json_extract_scalar(requestparameters, '$.prefix') LIKE concat('%', ?, '%')
        OR contains(?, json_extract_scalar(requestparameters, '$.bucketName')))
    OR eventsource = 'cloudtrail.amazonaws.com'
      AND eventname IN ('LookupEvents', 'StartQuery', 'GetQueryResults', 'SearchSampleQueries', 'GenerateQuery')
    OR eventsource = 'logs.amazonaws.com'
      AND eventname IN ('FilterLogEvents', 'GetLogEvents', 'StartQuery', 'GetQueryResults', 'StartLiveTail', 'CreateExportTask'))
ORDER BY eventtime;
