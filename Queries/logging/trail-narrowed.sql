-- name: trail-narrowed
-- title: A trail records less than before
-- description: Selectors drop management events, writes or sources, or the trail gave up a
--   region, global services, the organization, file validation or its encryption. Quieter
--   than StopLogging, with the same effect.
-- severity: high
-- kind: finding
-- controls: pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-9, cis-1.4:4.5, cis-1.5:4.5, cis-2.0:4.5, cis-3.0:4.5, cis-4.0:4.5, cis-5.0:4.5, cis-6.0:5.5, cis-7.0:5.5
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
  coalesce(
    json_extract_scalar(requestparameters, '$.trailName'),
    json_extract_scalar(requestparameters, '$.name')) AS trail,
  requestparameters AS request,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'cloudtrail.amazonaws.com'
  AND eventname IN ('PutEventSelectors', 'UpdateTrail')
  AND errorcode IS NULL
  AND (eventname = 'PutEventSelectors'
      AND regexp_like(requestparameters, '"includeManagementEvents"\s*:\s*false|"readWriteType"\s*:\s*"(ReadOnly|WriteOnly)"|"excludeManagementEventSources"\s*:\s*\[\s*"')
    OR eventname = 'UpdateTrail'
      AND (json_extract_scalar(requestparameters, '$.isMultiRegionTrail') = 'false'
        OR json_extract_scalar(requestparameters, '$.includeGlobalServiceEvents') = 'false'
        OR json_extract_scalar(requestparameters, '$.isOrganizationTrail') = 'false'
        OR json_extract_scalar(requestparameters, '$.enableLogFileValidation') = 'false'
        OR json_extract_scalar(requestparameters, '$.kmsKeyId') = ''))
ORDER BY eventtime;
