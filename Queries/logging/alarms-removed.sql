-- name: alarms-removed
-- title: Alarms and log filters were removed
-- description: A CloudWatch alarm was deleted or muted, a metric or subscription filter
--   deleted, or an EventBridge rule disabled: the events go on, nobody hears of them.
-- severity: medium
-- kind: finding
-- controls: pci-4.0.1:10.7.2, soc2:CC7.2, iso27001:A.8.16, nist-800-53:SI-4
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
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
  eventsource,
  requestparameters AS request,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (eventsource = 'monitoring.amazonaws.com' AND eventname IN ('DeleteAlarms', 'DisableAlarmActions')
    OR eventsource = 'logs.amazonaws.com' AND eventname IN ('DeleteMetricFilter', 'DeleteSubscriptionFilter')
    OR eventsource = 'events.amazonaws.com' AND eventname IN ('DeleteRule', 'DisableRule', 'RemoveTargets'))
ORDER BY eventtime;
