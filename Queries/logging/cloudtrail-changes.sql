-- name: cloudtrail-changes
-- title: Changes to CloudTrail itself
-- description: Trails, event data stores, selectors, imports or channels were changed or
--   switched. The published filter knows trails alone; a PutEventSelectors can blind a
--   trail without any of its five names, and so can the event data store calls added here.
--   Failed attempts stay in, with their error.
-- severity: medium
-- kind: finding
-- controls: cis-1.4:4.5, cis-1.5:4.5, cis-2.0:4.5, cis-3.0:4.5, cis-4.0:4.5, cis-5.0:4.5, cis-6.0:5.5, cis-7.0:5.5, pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-12
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
    json_extract_scalar(requestparameters, '$.name'),
    json_extract_scalar(requestparameters, '$.trailName'),
    json_extract_scalar(requestparameters, '$.eventDataStore'),
    json_extract_scalar(requestparameters, '$.channel')) AS target,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'cloudtrail.amazonaws.com'
  AND eventname IN (
    'CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging',
    'PutEventSelectors', 'PutInsightSelectors', 'CreateEventDataStore', 'UpdateEventDataStore',
    'DeleteEventDataStore', 'RestoreEventDataStore', 'StartEventDataStoreIngestion',
    'StopEventDataStoreIngestion', 'CreateChannel', 'UpdateChannel', 'DeleteChannel',
    'PutEventConfiguration', 'PutResourcePolicy', 'DeleteResourcePolicy',
    'RegisterOrganizationDelegatedAdmin', 'DeregisterOrganizationDelegatedAdmin',
    'DisableFederation', 'EnableFederation')
ORDER BY eventtime;
