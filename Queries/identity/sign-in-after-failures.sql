-- name: sign-in-after-failures
-- title: A sign-in succeeded after many failures
-- description: For one account, user and address, at least the given number of console
--   sign-ins failed within the minutes before one that succeeded: a guess that came right.
-- severity: high
-- kind: finding
-- controls: pci-4.0.1:8.3.4, pci-4.0.1:10.2.1.4, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(C), iso27001:A.8.5, nist-800-53:AC-7
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: minutes bigint default 60 -- How long before the success failures count
-- parameter: failures bigint default 5 -- How many failures before it counts
-- uses: from, to, from, to, minutes, failures
-- schedule: 0 6 * * *
-- key: eventid
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  done.account,
  done.username,
  done.address,
  done.eventtime,
  count(*) AS failures,
  min(failed.eventtime) AS firsttime,
  done.eventid
FROM (
  SELECT
    recipientaccountid AS account,
    useridentity.username AS username,
    sourceipaddress AS address,
    eventtime,
    eventid
  FROM cloudtrail_logs
  WHERE eventtime >= ? AND eventtime < ?
    AND eventsource = 'signin.amazonaws.com'
    AND eventname = 'ConsoleLogin'
    AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success') AS done
JOIN (
  SELECT
    recipientaccountid AS account,
    useridentity.username AS username,
    sourceipaddress AS address,
    eventtime
  FROM cloudtrail_logs
  WHERE eventtime >= ? AND eventtime < ?
    AND eventsource = 'signin.amazonaws.com'
    AND eventname = 'ConsoleLogin'
    AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure') AS failed
  ON failed.account = done.account
  AND failed.username = done.username
  AND failed.address = done.address
WHERE failed.eventtime <= done.eventtime
  AND date_diff('minute', from_iso8601_timestamp(failed.eventtime), from_iso8601_timestamp(done.eventtime)) <= ?
GROUP BY done.account, done.username, done.address, done.eventtime, done.eventid
HAVING count(*) >= ?
ORDER BY done.eventtime;
