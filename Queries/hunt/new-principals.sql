-- name: new-principals
-- title: Principals seen for the first time
-- description: A user or role that made no call in the history before made one in the
--   window.
-- severity: low
-- kind: finding
-- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4
-- parameter: since timestamp default "now-30d" -- Start of the history
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- uses: since, to, from
-- schedule: 0 6 * * *
-- key: account, principal
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) AS principal,
  min(eventtime) AS firsttime,
  count(*) AS events,
  count(DISTINCT eventname) AS actions,
  array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) IS NOT NULL
GROUP BY 1, 2
HAVING min(eventtime) >= ?
ORDER BY firsttime, principal;
