-- name: key-deletion-pending
-- title: A KMS key waits for its deletion
-- description: The deletion of a key was scheduled and not cancelled within the window. A
--   deletion that is cancelled again is left out; kms-key-disabled-or-deleted shows both.
-- severity: high
-- kind: finding
-- controls: cis-5.0:4.7, soc2:A1.2, hipaa:164.312(a)(2)(iv), iso27001:A.8.24, nist-800-53:SC-12
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- uses: from, to, from, to
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
  json_extract_scalar(requestparameters, '$.keyId') AS keyid,
  json_extract_scalar(requestparameters, '$.pendingWindowInDays') AS days,
  eventid
FROM cloudtrail_logs AS gone
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'kms.amazonaws.com'
  AND eventname = 'ScheduleKeyDeletion'
  AND errorcode IS NULL
  AND NOT EXISTS (
    SELECT 1
    FROM cloudtrail_logs AS kept
    WHERE kept.eventtime >= ? AND kept.eventtime < ?
      AND kept.eventsource = 'kms.amazonaws.com'
      AND kept.eventname = 'CancelKeyDeletion'
      AND kept.errorcode IS NULL
      AND regexp_extract(json_extract_scalar(kept.requestparameters, '$.keyId'), '[^/]+$')
        = regexp_extract(json_extract_scalar(gone.requestparameters, '$.keyId'), '[^/]+$')
      AND kept.eventtime >= gone.eventtime)
ORDER BY eventtime;
