-- name: flow-logs-deleted
-- title: VPC flow logs were deleted and not made again
-- description: A record of traffic stopped. Replacing a flow log deletes the old one first,
--   so a deletion after which the same principal makes flow logs again in the same account
--   and region within the minutes given is left out.
-- severity: high
-- kind: finding
-- controls: pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-9, cis-5.0:4.14
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: minutes bigint default 60 -- How soon the new one must follow
-- uses: from, to, from, to, minutes
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
  json_format(json_extract(requestparameters, '$.DeleteFlowLogsRequest')) AS request,
  eventid
FROM cloudtrail_logs AS gone
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname = 'DeleteFlowLogs'
  AND errorcode IS NULL
  AND NOT EXISTS (
    SELECT 1
    FROM cloudtrail_logs AS made
    WHERE made.eventtime >= ? AND made.eventtime < ?
      AND made.eventsource = 'ec2.amazonaws.com'
      AND made.eventname = 'CreateFlowLogs'
      AND made.errorcode IS NULL
      AND made.recipientaccountid = gone.recipientaccountid
      AND made.awsregion = gone.awsregion
      AND made.useridentity.arn = gone.useridentity.arn
      AND made.eventtime > gone.eventtime
      AND date_diff('minute', from_iso8601_timestamp(gone.eventtime), from_iso8601_timestamp(made.eventtime)) <= ?)
ORDER BY eventtime;
