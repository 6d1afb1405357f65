-- name: sign-in-after-failures
-- title: A sign-in succeeded after many failures
-- description: For one account, user and address, at least the given number of console
--   sign-ins failed and then one succeeded: a guess that came right.
-- severity: high
-- kind: finding
-- controls: pci-4.0.1:8.3.4, pci-4.0.1:10.2.1.4, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(C), iso27001:A.8.5, nist-800-53:AC-7
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: failures bigint default 5 -- How many failures before it counts
-- schedule: 0 6 * * *
-- key: account, username, address
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  recipientaccountid AS account,
  useridentity.username AS username,
  sourceipaddress AS address,
  count_if(json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure') AS failures,
  min(eventtime) AS firsttime,
  max(eventtime) AS lasttime
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource = 'signin.amazonaws.com'
  AND eventname = 'ConsoleLogin'
GROUP BY recipientaccountid, useridentity.username, sourceipaddress
HAVING count_if(json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure') >= ?
  AND max(CASE WHEN json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success' THEN eventtime END)
    > min(CASE WHEN json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure' THEN eventtime END)
ORDER BY lasttime;
