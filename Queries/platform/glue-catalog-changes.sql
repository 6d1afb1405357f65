-- name: glue-catalog-changes
-- title: Who modified the Glue catalog
-- description: Databases, tables, partitions, crawlers, jobs, connections and the policy of
--   the catalog, made, changed or deleted; and the rights of Lake Formation over them.
-- severity: info
-- kind: report
-- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: name varchar default "" -- A part of the name of a database or table; empty is any
-- uses: from, to, name, name
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
  json_extract_scalar(requestparameters, '$.databaseName') AS database,
  coalesce(
    json_extract_scalar(requestparameters, '$.tableName'),
    json_extract_scalar(requestparameters, '$.tableInput.name'),
    json_extract_scalar(requestparameters, '$.name')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('glue.amazonaws.com', 'lakeformation.amazonaws.com')
  AND regexp_like(eventname, '^(Create|Update|Delete|Batch(Create|Update|Delete|Put)|Put|Import|Grant|Revoke|BatchGrant|BatchRevoke|Register|Deregister)')
  AND (? = ''
    OR strpos(coalesce(requestparameters, ''), ?) > 0)
ORDER BY eventtime;
