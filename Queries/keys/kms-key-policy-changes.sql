-- name: kms-key-policy-changes
-- title: Who changed this KMS policy
-- description: Key policies put and grants made, revoked or retired: who may use a key.
--   Grants that services make for themselves show the service.
-- severity: info
-- kind: report
-- controls: cis-5.0:4.7, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: resource varchar default "" -- A part of the key id or ARN; empty is any
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
  json_extract_scalar(requestparameters, '$.keyId') AS keyid,
  requestparameters AS request,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'kms.amazonaws.com'
  AND eventname IN (
    'PutKeyPolicy', 'CreateGrant', 'RevokeGrant', 'RetireGrant', 'ReplicateKey',
    'UpdatePrimaryRegion')
  AND (? = '' OR strpos(coalesce(requestparameters, ''), ?) > 0)
ORDER BY eventtime;
