-- name: instance-resized
-- title: Who resized this instance
-- description: The type of an EC2 instance, or the class or storage of a database, was
--   changed.
-- severity: info
-- kind: report
-- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: resource varchar default "" -- A part of the instance id; empty is any
-- uses: from, to, resource, resource
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
  coalesce(
    json_extract_scalar(requestparameters, '$.instanceId'),
    json_extract_scalar(requestparameters, '$.dBInstanceIdentifier'),
    json_extract_scalar(requestparameters, '$.dBClusterIdentifier')) AS target,
  coalesce(
    json_extract_scalar(requestparameters, '$.instanceType.value'),
    json_extract_scalar(requestparameters, '$.instanceType'),
    json_extract_scalar(requestparameters, '$.dBInstanceClass'),
    json_extract_scalar(requestparameters, '$.allocatedStorage')) AS size,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('ec2.amazonaws.com', 'rds.amazonaws.com')
  AND eventname IN ('ModifyInstanceAttribute', 'ModifyDBInstance', 'ModifyDBCluster')
  AND (? = '' OR strpos(coalesce(requestparameters, ''), ?) > 0)
  AND (json_extract(requestparameters, '$.instanceType') IS NOT NULL
    OR json_extract_scalar(requestparameters, '$.dBInstanceClass') IS NOT NULL
    OR json_extract_scalar(requestparameters, '$.allocatedStorage') IS NOT NULL)
ORDER BY eventtime;
