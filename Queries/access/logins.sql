-- name: logins
-- title: Sign-ins
-- description: Every sign-in to the console, to IAM Identity Center and every switch of
--   role: who, from where, with which factor and outcome.
-- severity: info
-- kind: report
-- controls: pci-4.0.1:10.2.1.2, hipaa:164.308(a)(5)(ii)(C), soc2:CC6.1, iso27001:A.8.5, nist-800-53:AC-7
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: principal varchar default "" -- A part of the principal; empty is any
-- uses: from, to, principal, principal
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
    json_extract_scalar(responseelements, '$.ConsoleLogin'),
    json_extract_scalar(responseelements, '$.SwitchRole'),
    json_extract_scalar(serviceeventdetails, '$.UserAuthentication')) AS outcome,
  json_extract_scalar(additionaleventdata, '$.MFAUsed') AS mfaused,
  useragent AS agent,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND (eventsource = 'signin.amazonaws.com'
      AND eventname IN ('ConsoleLogin', 'SwitchRole', 'ExitRole', 'RenewRole', 'UserAuthentication', 'CredentialVerification')
    OR eventsource = 'sso.amazonaws.com'
      AND eventname IN ('Authenticate', 'Federate', 'UserAuthentication', 'CredentialVerification'))
  AND (? = '' OR strpos(coalesce(useridentity.arn, useridentity.username, useridentity.principalid, ''), ?) > 0)
ORDER BY eventtime;
