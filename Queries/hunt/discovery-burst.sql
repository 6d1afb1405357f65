-- name: discovery-burst
-- title: Somebody looks around
-- description: Within one hour a principal made at least the given number of different
--   list, describe and get calls in at least three services and was refused at some: how an
--   intruder finds out what a key can do.
-- severity: medium
-- kind: finding
-- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: actions bigint default 8 -- How many different calls before it counts
-- schedule: 0 6 * * *
-- key: account, principal, hour
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  coalesce(useridentity.arn, useridentity.principalid) AS principal,
  substr(eventtime, 1, 13) AS hour,
  count(DISTINCT concat(eventsource, eventname)) AS actions,
  count(DISTINCT eventsource) AS services,
  count(errorcode) AS errors,
  min(eventtime) AS firsttime,
  array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND regexp_like(eventname, '^(List|Describe|Get|Simulate)')
  AND useridentity.invokedby IS NULL
  AND coalesce(useridentity.arn, useridentity.principalid) IS NOT NULL
GROUP BY 1, 2, 3
HAVING count(DISTINCT concat(eventsource, eventname)) >= ?
  AND count(DISTINCT eventsource) >= 3
  AND count_if(errorcode LIKE 'AccessDenied%' OR errorcode LIKE '%UnauthorizedOperation') > 0
ORDER BY hour, principal;
