-- name: expected-and-absent
-- title: Expected activity that did not happen
-- description: Of the calls named, those that nobody made with success in the window: the
--   backup that did not run, the rotation that stopped.
-- severity: medium
-- kind: finding
-- controls: pci-4.0.1:10.7.2, soc2:A1.2, iso27001:A.8.16, nist-800-53:AU-5
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: actions array(varchar) default ['StartBackupJob'] -- The calls that must happen
-- uses: actions, from, to
-- schedule: 0 6 * * *
-- key: action
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  expected.action,
  done.lasttime
FROM UNNEST(?) AS expected (action)
LEFT JOIN (
  SELECT eventname, max(eventtime) AS lasttime
  FROM cloudtrail_logs
  WHERE eventtime >= ? AND eventtime < ?
    AND errorcode IS NULL
  GROUP BY eventname) AS done
  ON done.eventname = expected.action
WHERE done.eventname IS NULL
ORDER BY expected.action;
