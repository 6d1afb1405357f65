-- name: permissions-overused
-- title: Calls made far more often than before
-- description: A principal made a call in the window at least ten times as often, a day, as
--   in the history before, and at least the given number of times. Sessions of a role count
--   as the role.
-- severity: low
-- kind: finding
-- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4
-- parameter: since timestamp default "now-30d" -- Start of the history
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: events bigint default 50 -- The least number in the window
-- uses: from, from, since, to, from, events, from, from, from, to, from, since, from
-- schedule: 0 6 * * *
-- key: account, principal, eventsource, action
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) AS principal,
  eventsource,
  eventname AS action,
  count_if(eventtime >= ?) AS events,
  count_if(eventtime < ?) AS before
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) IS NOT NULL
GROUP BY 1, 2, 3, 4
HAVING count_if(eventtime >= ?) >= ?
  AND count_if(eventtime < ?) > 0
  AND count_if(eventtime >= ?) / greatest(date_diff('hour', from_iso8601_timestamp(?), from_iso8601_timestamp(?)), 1.0)
    >= 10.0 * count_if(eventtime < ?) / greatest(date_diff('hour', from_iso8601_timestamp(?), from_iso8601_timestamp(?)), 1.0)
ORDER BY events DESC, principal, action;
