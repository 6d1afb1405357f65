-- name: activity-by-day
-- title: Which accounts and regions were heard of, day by day
-- description: Events by day, account and region, with the first and last time: the
--   evidence that logs are collected and kept, and where a gap is.
-- severity: info
-- kind: report
-- controls: pci-4.0.1:10.5.1, pci-4.0.1:10.4.1, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-11, nist-800-53:AU-12
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- schedule: 0 6 * * *
-- key: day, account, region
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  substr(eventtime, 1, 10) AS day,
  recipientaccountid AS account,
  awsregion AS region,
  count(*) AS events,
  count(errorcode) AS errors,
  min(eventtime) AS firsttime,
  max(eventtime) AS lasttime
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
GROUP BY 1, 2, 3
ORDER BY day, account, region;
