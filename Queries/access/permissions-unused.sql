-- name: permissions-unused
-- title: Rights that are no longer used
-- description: Calls that a principal made in the history before the window and not in it:
--   candidates for removal. Sessions of a role count as the role. Take a window of 90 days
--   and a history of a year.
-- severity: info
-- kind: report
-- controls: pci-4.0.1:7.2.4, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.5.18, nist-800-53:AC-6(7)
-- parameter: since timestamp default "now-30d" -- Start of the history
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- uses: since, to, from
-- schedule: 0 6 * * *
-- key: account, principal, eventsource, action
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) AS principal,
  eventsource,
  eventname AS action,
  count(*) AS events,
  max(eventtime) AS lasttime
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND errorcode IS NULL
  AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) IS NOT NULL
GROUP BY 1, 2, 3, 4
HAVING max(eventtime) < ?
ORDER BY principal, eventsource, action;
