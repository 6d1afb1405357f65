-- name: key-deletion-pending
-- title: A KMS key will be deleted before its full waiting period
-- description: The deletion of a key was scheduled with less than the waiting period given
--   and not cancelled within the window. The longest period of 30 days, which AWS takes
--   where none is said, leaves time to ask; kms-key-disabled-or-deleted shows those, and
--   the cancelled ones, too.
-- severity: high
-- kind: finding
-- controls: cis-5.0:4.7, soc2:A1.2, hipaa:164.312(a)(2)(iv), iso27001:A.8.24, nist-800-53:SC-12
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: days bigint default 30 -- The least waiting period that is no finding
-- uses: from, to, days, from, to
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
  AND coalesce(TRY_CAST(json_extract_scalar(requestparameters, '$.pendingWindowInDays') AS bigint), 30) < ?
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
