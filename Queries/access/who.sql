-- name: who
-- title: Who called this
-- description: Every call of one name, by whom, from where, with what outcome. With a
--   resource, only calls whose request, answer or resources name it.
-- severity: info
-- kind: report
-- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: event varchar default "TerminateInstances" -- The name of the call
-- parameter: resource varchar default "" -- A part of an id, name or ARN; empty is any
-- uses: from, to, event, resource, resource, resource, resource
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
  useragent AS agent,
  errorcode,
  requestparameters AS request,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventname = ?
  AND (? = ''
    OR strpos(coalesce(requestparameters, ''), ?) > 0
    OR strpos(coalesce(responseelements, ''), ?) > 0
    OR any_match(resources, r -> strpos(coalesce(r.arn, ''), ?) > 0))
ORDER BY eventtime;
