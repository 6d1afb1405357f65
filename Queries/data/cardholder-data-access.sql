-- name: cardholder-data-access
-- title: Who touched the data in scope
-- description: The evidence that PCI 10.2.1.1 asks for: every access to objects, items,
--   functions and secrets whose request or resources name one of the buckets, tables or ids
--   in scope. Needs data events.
-- severity: info
-- kind: report
-- controls: pci-4.0.1:10.2.1.1, hipaa:164.312(b), soc2:CC6.1, gdpr:30, iso27001:A.8.15
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: names array(varchar) default ['cardholder'] -- Parts of the names of buckets, tables, functions, keys or secrets in scope
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
  requestparameters AS request,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN (
    's3.amazonaws.com', 'dynamodb.amazonaws.com', 'rds-data.amazonaws.com', 'rdsdata.amazonaws.com',
    'lambda.amazonaws.com', 'kms.amazonaws.com', 'secretsmanager.amazonaws.com', 'athena.amazonaws.com',
    'redshift-data.amazonaws.com')
  AND eventname NOT LIKE 'List%'
  AND any_match(?, scope -> strpos(coalesce(requestparameters, ''), scope) > 0)
ORDER BY eventtime;
