-- name: federation-changed
-- title: An identity provider was added or changed
-- description: Whoever controls a SAML or OIDC provider, or the source of IAM Identity
--   Center, can become anybody it may name. Only calls that succeeded.
-- severity: high
-- kind: finding
-- controls: pci-4.0.1:10.2.1.5, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(D), iso27001:A.5.17, nist-800-53:IA-5
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
  coalesce(
    json_extract_scalar(requestparameters, '$.name'),
    json_extract_scalar(requestparameters, '$.url'),
    json_extract_scalar(requestparameters, '$.sAMLProviderArn'),
    json_extract_scalar(requestparameters, '$.openIDConnectProviderArn')) AS provider,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN ('iam.amazonaws.com', 'sso.amazonaws.com')
  AND eventname IN (
    'CreateSAMLProvider', 'UpdateSAMLProvider', 'DeleteSAMLProvider', 'CreateOpenIDConnectProvider',
    'UpdateOpenIDConnectProviderThumbprint', 'AddClientIDToOpenIDConnectProvider',
    'DeleteOpenIDConnectProvider', 'AssociateDirectory', 'DisassociateDirectory',
    'EnableExternalIdPConfigurationForDirectory', 'UpdateExternalIdPConfigurationForDirectory',
    'DisableExternalIdPConfigurationForDirectory', 'CreateTrustedTokenIssuer')
  AND errorcode IS NULL
ORDER BY eventtime;
