-- name: instance-deleted
-- title: Who deleted this instance
-- description: Every termination of EC2 instances, tried or done. The request names the
--   instances; calls by Auto Scaling and other services show the service as principal.
-- severity: info
-- kind: report
-- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: resource varchar default "" -- A part of the instance id; empty is any
-- uses: from, to, resource, resource
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
  requestparameters AS request,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'ec2.amazonaws.com'
  AND eventname IN (
    'TerminateInstances')
  AND (? = '' OR strpos(coalesce(requestparameters, ''), ?) > 0)
ORDER BY eventtime;
