-- name: root-use
-- title: Use of the root user
-- description: The root user of an account did something itself. Nobody can be held to
--   account for it and no policy limits it; daily work must not need it. Calls that a
--   service makes on the account's behalf (invokedBy) and service events are left out.
--   Sign-ins count.
-- severity: high
-- kind: finding
-- controls: cis-1.4:4.3, cis-1.5:4.3, cis-2.0:4.3, cis-3.0:4.3, cis-4.0:4.3, cis-5.0:4.3, cis-6.0:5.3, cis-7.0:5.3, pci-4.0.1:10.2.1.2, soc2:CC6.1, hipaa:164.312(b), iso27001:A.8.2, nist-800-53:AC-6(9)
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
  AND useridentity.type = 'Root'
  AND useridentity.invokedby IS NULL
  AND coalesce(eventtype, '') <> 'AwsServiceEvent'
ORDER BY eventtime;
