-- name: first-seen
-- title: What a principal did for the first time
-- description: A principal with a history before the window used a call, region, address or
--   program for the first time in it. Sessions of a role count as the role. Principals
--   without any history are in new-principals.
-- severity: low
-- kind: finding
-- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4
-- parameter: since timestamp default "now-30d" -- Start of the history
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: dimensions array(varchar) default ['action', 'region', 'address', 'agent'] -- What is compared
-- uses: since, to, dimensions, from, from
-- schedule: 0 6 * * *
-- key: account, principal, dimension, value
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  account,
  principal,
  dimension,
  value,
  min(eventtime) AS firsttime,
  count(*) AS events
FROM (
  SELECT
    recipientaccountid AS account,
    coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) AS principal,
    eventtime,
    dimension,
    value,
    min(eventtime) OVER (
      PARTITION BY recipientaccountid, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid)
    ) AS known
  FROM cloudtrail_logs
  CROSS JOIN UNNEST(
    ARRAY['action', 'region', 'address', 'agent'],
    ARRAY[concat(eventsource, ':', eventname), awsregion, sourceipaddress, regexp_extract(useragent, '^[^/ ]+')]
  ) AS t (dimension, value)
  WHERE eventtime >= ? AND eventtime < ?
    AND contains(?, dimension)
    AND value IS NOT NULL
    AND useridentity.invokedby IS NULL
    AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) IS NOT NULL) AS seen
WHERE known < ?
GROUP BY account, principal, dimension, value
HAVING min(eventtime) >= ?
ORDER BY firsttime, principal, dimension, value;
