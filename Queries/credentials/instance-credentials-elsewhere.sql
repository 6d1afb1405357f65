-- name: instance-credentials-elsewhere
-- title: Credentials of an instance are used from several places
-- description: The session of an EC2 instance (its name is the instance's id) called from
--   more than one public address. Such credentials belong to one machine; a second address
--   is a theft or a change of its address. Calls by AWS services and through private
--   addresses are left out.
-- severity: medium
-- kind: finding
-- controls: soc2:CC7.2, hipaa:164.312(d), iso27001:A.8.16, nist-800-53:SI-4
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- schedule: 0 6 * * *
-- key: principal
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  useridentity.arn AS principal,
  count(DISTINCT sourceipaddress) AS addresses,
  array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS list,
  min(eventtime) AS firsttime,
  max(eventtime) AS lasttime,
  count(*) AS events
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND useridentity.type = 'AssumedRole'
  AND regexp_like(useridentity.arn, '/i-[0-9a-f]{8,17}$')
  AND regexp_like(sourceipaddress, '^[0-9]+(\.[0-9]+){3}$')
  AND NOT regexp_like(sourceipaddress, '^(10|127)\.|^192\.168\.|^172\.(1[6-9]|2[0-9]|3[01])\.|^169\.254\.')
  AND vpcendpointid IS NULL
  AND useridentity.invokedby IS NULL
GROUP BY useridentity.arn
HAVING count(DISTINCT sourceipaddress) > 1
ORDER BY principal;
