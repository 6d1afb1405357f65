-- name: denied-burst
-- title: Many different calls refused to one principal
-- description: A principal was refused at least the given number of different calls in the
--   window: not one missing right, but somebody trying doors.
-- severity: medium
-- kind: finding
-- controls: pci-4.0.1:10.2.1.4, soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4, cis-5.0:4.1
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: actions bigint default 5 -- How many different calls before it counts
-- schedule: 0 6 * * *
-- key: account, principal
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  coalesce(useridentity.arn, useridentity.principalid) AS principal,
  count(DISTINCT concat(eventsource, ':', eventname)) AS actions,
  count(*) AS events,
  min(eventtime) AS firsttime,
  max(eventtime) AS lasttime,
  array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (errorcode LIKE '%UnauthorizedOperation' OR errorcode LIKE 'AccessDenied%')
  AND useridentity.invokedby IS NULL
  AND coalesce(useridentity.arn, useridentity.principalid) IS NOT NULL
GROUP BY 1, 2
HAVING count(DISTINCT concat(eventsource, ':', eventname)) >= ?
ORDER BY actions DESC, principal;
