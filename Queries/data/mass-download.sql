-- name: mass-download
-- title: Many objects read from a new address
-- description: A principal read at least the given number of objects in the window from an
--   address from which it had made no call in the history before. A backup that reads as
--   many every night from its own address is left out. Needs data events.
-- severity: high
-- kind: finding
-- controls: soc2:CC6.7, hipaa:164.312(b), iso27001:A.8.12, nist-800-53:SI-4, gdpr:33
-- parameter: since timestamp default "now-30d" -- Start of the history
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: objects bigint default 30 -- How many reads before it counts
-- uses: from, to, since, from, objects
-- schedule: 0 6 * * *
-- key: account, principal, address
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  useridentity.arn AS principal,
  sourceipaddress AS address,
  count(DISTINCT concat(
    coalesce(json_extract_scalar(requestparameters, '$.bucketName'), ''), '/',
    coalesce(json_extract_scalar(requestparameters, '$.key'), ''))) AS objects,
  count(*) AS events,
  min(eventtime) AS firsttime,
  max(eventtime) AS lasttime
FROM cloudtrail_logs AS reads
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 's3.amazonaws.com'
  AND eventname IN ('GetObject', 'CopyObject', 'SelectObjectContent')
  AND errorcode IS NULL
  AND useridentity.arn IS NOT NULL
  AND NOT EXISTS (
    SELECT 1
    FROM cloudtrail_logs AS before
    WHERE before.eventtime >= ? AND before.eventtime < ?
      AND before.useridentity.arn = reads.useridentity.arn
      AND before.sourceipaddress = reads.sourceipaddress)
GROUP BY recipientaccountid, useridentity.arn, sourceipaddress
HAVING count(*) >= ?
ORDER BY events DESC, principal;
