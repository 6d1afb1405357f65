-- name: costly-instances-started
-- title: Instances of a costly kind were started
-- description: Accelerated or very large instances, as miners of coins like them. Narrow
--   the pattern where such machines are daily life.
-- severity: medium
-- kind: finding
-- controls: soc2:CC7.2, iso27001:A.8.16, nist-800-53:SI-4
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: types varchar default "^(p[2-9]|g[3-9]|trn|inf|dl[12]|x[12]|u-)|[.](12|16|18|24|32|48)xlarge$|[.]metal" -- A pattern of instance types
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
  coalesce(json_extract_scalar(requestparameters, '$.instanceType'), json_extract_scalar(requestparameters, '$.launchSpecification.instanceType')) AS target,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN ('RunInstances', 'RequestSpotInstances', 'CreateFleet')
  AND errorcode IS NULL
  AND regexp_like(coalesce(json_extract_scalar(requestparameters, '$.instanceType'), json_extract_scalar(requestparameters, '$.launchSpecification.instanceType')), ?)
ORDER BY eventtime;
