-- name: cross-account-access
-- title: Roles taken by principals of foreign accounts
-- description: An AssumeRole succeeded whose caller belongs to an account whose events this
--   lake does not hold. Counted by caller and role. Add partners to the parameter trusted.
-- severity: medium
-- kind: finding
-- controls: pci-4.0.1:8.2.7, soc2:CC6.3, iso27001:A.5.19, nist-800-53:AC-17
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: trusted array(varchar) default [] -- Foreign accounts that are known and allowed
-- uses: from, to, trusted, from, to
-- schedule: 0 6 * * *
-- key: account, foreignaccount, principal, role
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  useridentity.accountid AS foreignaccount,
  coalesce(useridentity.arn, useridentity.principalid) AS principal,
  json_extract_scalar(requestparameters, '$.roleArn') AS role,
  count(*) AS events,
  min(eventtime) AS firsttime,
  max(eventtime) AS lasttime
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'sts.amazonaws.com'
  AND eventname = 'AssumeRole'
  AND errorcode IS NULL
  AND useridentity.type <> 'AWSService'
  AND useridentity.accountid IS NOT NULL
  AND NOT contains(?, useridentity.accountid)
  AND useridentity.accountid NOT IN (
    SELECT recipientaccountid
    FROM cloudtrail_logs
    WHERE eventtime >= ? AND eventtime < ? AND recipientaccountid IS NOT NULL)
GROUP BY 1, 2, 3, 4
ORDER BY account, foreignaccount, role;
