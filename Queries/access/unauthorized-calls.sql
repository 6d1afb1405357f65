-- name: unauthorized-calls
-- title: API calls that were refused
-- description: A call was refused for lack of rights. Single rows are daily life, many by
--   one principal are somebody trying doors. The CIS filters of 1.4 to 3.0 join their two
--   exclusions with OR and so match nearly every event; those of 4.0 and later bind the
--   exclusions to AccessDenied alone. Here both exclusions apply to every refusal, compare
--   exact error families (AccessDenied*, *UnauthorizedOperation, VpceAccessDenied) and keep
--   events without a source address.
-- severity: low
-- kind: finding
-- controls: cis-1.4:4.1, cis-1.5:4.1, cis-2.0:4.1, cis-3.0:4.1, cis-4.0:4.1, cis-5.0:4.1, cis-6.0:5.1, cis-7.0:5.1, pci-4.0.1:10.2.1.4, soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:AU-6
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
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (errorcode LIKE '%UnauthorizedOperation'
    OR errorcode LIKE 'AccessDenied%'
    OR errorcode IN ('VpceAccessDenied', 'UnauthorizedAccess'))
  AND coalesce(sourceipaddress, '') <> 'delivery.logs.amazonaws.com'
  AND eventname <> 'HeadBucket'
ORDER BY eventtime;
