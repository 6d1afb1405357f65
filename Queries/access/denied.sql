-- name: denied
-- title: Who was refused what
-- description: Refused calls counted by principal, call and error, most frequent first: for
--   the question what rights somebody lacks, or whose door-trying stands out.
-- severity: info
-- kind: report
-- controls: pci-4.0.1:10.2.1.4, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: principal varchar default "" -- A part of the principal; empty is any
-- uses: from, to, principal, principal
-- schedule: 0 6 * * *
-- key: account, principal, eventsource, action, errorcode
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
  eventsource,
  eventname AS action,
  errorcode,
  count(*) AS events,
  min(eventtime) AS firsttime,
  max(eventtime) AS lasttime,
  array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (errorcode LIKE '%UnauthorizedOperation'
    OR errorcode LIKE 'AccessDenied%'
    OR errorcode IN (
      'VpceAccessDenied', 'UnauthorizedAccess', 'SignatureDoesNotMatch', 'InvalidClientTokenId',
      'UnrecognizedClientException', 'AuthFailure', 'InvalidAccessKeyId', 'ExpiredToken'))
  AND (? = '' OR strpos(coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby, ''), ?) > 0)
GROUP BY recipientaccountid, coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby), eventsource, eventname, errorcode
ORDER BY events DESC, principal, action;
