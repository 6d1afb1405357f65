// swift-format-ignore-file
// Generated from Queries by Queries/embed.sh; a test compares both.

extension QueryLibrary {
  /// Folder, file and text of every query.
  static let builtInTexts: [(folder: String, file: String, text: String)] = [
    ("access", "denied-burst.sql", #"""
      -- name: denied-burst
      -- title: Many different calls refused to one principal
      -- description: A principal was refused at least the given number of different calls in the
      --   window: not one missing right, but somebody trying doors.
      -- severity: medium
      -- kind: finding
      -- controls: pci-4.0.1:10.2.1.4, soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4, cis-5.0:4.1
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: actions bigint default 5 -- How many different calls before it counts
      -- schedule: 0 6 * * *
      -- key: account, principal
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        coalesce(useridentity.arn, useridentity.principalid) AS principal,
        count(DISTINCT concat(eventsource, ':', eventname)) AS actions,
        count(*) AS events,
        min(eventtime) AS firsttime,
        max(eventtime) AS lasttime,
        array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND (errorcode LIKE '%UnauthorizedOperation' OR errorcode LIKE 'AccessDenied%')
        AND useridentity.invokedby IS NULL
        AND coalesce(useridentity.arn, useridentity.principalid) IS NOT NULL
      GROUP BY 1, 2
      HAVING count(DISTINCT concat(eventsource, ':', eventname)) >= ?
      ORDER BY actions DESC, principal;
      """#),
    ("access", "denied.sql", #"""
      -- name: denied
      -- title: Who was refused what
      -- description: Refused calls counted by principal, call and error, most frequent first: for
      --   the question what rights somebody lacks, or whose door-trying stands out.
      -- severity: info
      -- kind: report
      -- controls: pci-4.0.1:10.2.1.4, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: principal varchar default "" -- A part of the principal; empty is any
      -- uses: from, to, principal, principal
      -- schedule: 0 6 * * *
      -- key: account, principal, eventsource, action, errorcode
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
        eventsource,
        eventname AS action,
        errorcode,
        count(*) AS events,
        min(eventtime) AS firsttime,
        max(eventtime) AS lasttime,
        array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND (errorcode LIKE '%UnauthorizedOperation'
          OR errorcode LIKE 'AccessDenied%'
          OR errorcode IN (
            'VpceAccessDenied', 'UnauthorizedAccess', 'SignatureDoesNotMatch', 'InvalidClientTokenId',
            'UnrecognizedClientException', 'AuthFailure', 'InvalidAccessKeyId', 'ExpiredToken'))
        AND (? = '' OR strpos(coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby, ''), ?) > 0)
      GROUP BY recipientaccountid, coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby), eventsource, eventname, errorcode
      ORDER BY events DESC, principal, action;
      """#),
    ("access", "did.sql", #"""
      -- name: did
      -- title: What somebody did
      -- description: Every call of a principal: its ARN, user name, role, session name or access
      --   key contains the text given. Newest last.
      -- severity: info
      -- kind: report
      -- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: principal varchar default "root" -- A part of the ARN, or a user name or access key
      -- uses: from, to, principal, principal, principal, principal, principal
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
        readonly,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND (strpos(coalesce(useridentity.arn, ''), ?) > 0
          OR strpos(coalesce(useridentity.principalid, ''), ?) > 0
          OR useridentity.username = ?
          OR useridentity.accesskeyid = ?
          OR useridentity.sessioncontext.sourceidentity = ?)
      ORDER BY eventtime;
      """#),
    ("access", "logins.sql", #"""
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
      """#),
    ("access", "permissions-overused.sql", #"""
      -- name: permissions-overused
      -- title: Calls made far more often than before
      -- description: A principal made a call in the window at least ten times as often, a day, as
      --   in the history before, and at least the given number of times. Sessions of a role count
      --   as the role.
      -- severity: low
      -- kind: finding
      -- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4
      -- parameter: since timestamp default "now-30d" -- Start of the history
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: events bigint default 50 -- The least number in the window
      -- uses: from, from, since, to, from, events, from, from, from, to, from, since, from
      -- schedule: 0 6 * * *
      -- key: account, principal, eventsource, action
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) AS principal,
        eventsource,
        eventname AS action,
        count_if(eventtime >= ?) AS events,
        count_if(eventtime < ?) AS before
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) IS NOT NULL
      GROUP BY 1, 2, 3, 4
      HAVING count_if(eventtime >= ?) >= ?
        AND count_if(eventtime < ?) > 0
        AND count_if(eventtime >= ?) / greatest(date_diff('hour', from_iso8601_timestamp(?), from_iso8601_timestamp(?)), 1.0)
          >= 10.0 * count_if(eventtime < ?) / greatest(date_diff('hour', from_iso8601_timestamp(?), from_iso8601_timestamp(?)), 1.0)
      ORDER BY events DESC, principal, action;
      """#),
    ("access", "permissions-unused.sql", #"""
      -- name: permissions-unused
      -- title: Rights that are no longer used
      -- description: Calls that a principal made in the history before the window and not in it:
      --   candidates for removal. Sessions of a role count as the role. Take a window of 90 days
      --   and a history of a year.
      -- severity: info
      -- kind: report
      -- controls: pci-4.0.1:7.2.4, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.5.18, nist-800-53:AC-6(7)
      -- parameter: since timestamp default "now-30d" -- Start of the history
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- uses: since, to, from
      -- schedule: 0 6 * * *
      -- key: account, principal, eventsource, action
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) AS principal,
        eventsource,
        eventname AS action,
        count(*) AS events,
        max(eventtime) AS lasttime
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND errorcode IS NULL
        AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) IS NOT NULL
      GROUP BY 1, 2, 3, 4
      HAVING max(eventtime) < ?
      ORDER BY principal, eventsource, action;
      """#),
    ("access", "unauthorized-calls.sql", #"""
      -- name: unauthorized-calls
      -- title: API calls that were refused
      -- description: A call was refused for lack of rights. Single rows are daily life, many by
      --   one principal are somebody trying doors. The CIS filters of 1.4 to 3.0 join their two
      --   exclusions with OR and so match nearly every event; those of 4.0 and later bind the
      --   exclusions to AccessDenied alone. Here both exclusions apply to every refusal, compare
      --   exact error families (AccessDenied*, *UnauthorizedOperation, VpceAccessDenied) and keep
      --   events without a source address.
      -- severity: low
      -- kind: finding
      -- controls: cis-1.4:4.1, cis-1.5:4.1, cis-2.0:4.1, cis-3.0:4.1, cis-4.0:4.1, cis-5.0:4.1, cis-6.0:5.1, cis-7.0:5.1, pci-4.0.1:10.2.1.4, soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:AU-6
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
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND (errorcode LIKE '%UnauthorizedOperation'
          OR errorcode LIKE 'AccessDenied%'
          OR errorcode IN ('VpceAccessDenied', 'UnauthorizedAccess'))
        AND coalesce(sourceipaddress, '') <> 'delivery.logs.amazonaws.com'
        AND eventname <> 'HeadBucket'
      ORDER BY eventtime;
      """#),
    ("access", "who.sql", #"""
      -- name: who
      -- title: Who called this
      -- description: Every call of one name, by whom, from where, with what outcome. With a
      --   resource, only calls whose request, answer or resources name it.
      -- severity: info
      -- kind: report
      -- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: event varchar default "TerminateInstances" -- The name of the call
      -- parameter: resource varchar default "" -- A part of an id, name or ARN; empty is any
      -- uses: from, to, event, resource, resource, resource, resource
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
        useragent AS agent,
        errorcode,
        requestparameters AS request,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventname = ?
        AND (? = ''
          OR strpos(coalesce(requestparameters, ''), ?) > 0
          OR strpos(coalesce(responseelements, ''), ?) > 0
          OR any_match(resources, r -> strpos(coalesce(r.arn, ''), ?) > 0))
      ORDER BY eventtime;
      """#),
    ("credentials", "access-key-for-another-user.sql", #"""
      -- name: access-key-for-another-user
      -- title: An access key was made for somebody else
      -- description: The caller created a long-lived key for a user other than itself: normal for
      --   administrators who welcome people, and the classic way to stay. Sessions of roles
      --   always count, for a role is not the user.
      -- severity: medium
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
        json_extract_scalar(requestparameters, '$.userName') AS forwhom,
        json_extract_scalar(responseelements, '$.accessKey.accessKeyId') AS keyid,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'iam.amazonaws.com'
        AND eventname = 'CreateAccessKey'
        AND errorcode IS NULL
        AND json_extract_scalar(requestparameters, '$.userName') <>
          CASE WHEN useridentity.type = 'IAMUser' THEN coalesce(useridentity.username, '') ELSE '' END
      ORDER BY eventtime;
      """#),
    ("credentials", "credential-changes.sql", #"""
      -- name: credential-changes
      -- title: Changes to credentials, accounts and rights
      -- description: The evidence that PCI 10.2.1.5 asks for: users, keys, passwords, second
      --   factors, roles, groups, policies, providers, permission sets and assignments, made,
      --   changed or removed, tried or done.
      -- severity: info
      -- kind: report
      -- controls: pci-4.0.1:10.2.1.5, soc2:CC6.2, hipaa:164.308(a)(3)(ii)(A), iso27001:A.5.16, nist-800-53:AC-2(4)
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
          json_extract_scalar(requestparameters, '$.userName'),
          json_extract_scalar(requestparameters, '$.roleName'),
          json_extract_scalar(requestparameters, '$.groupName'),
          json_extract_scalar(requestparameters, '$.principalId')) AS target,
        coalesce(
          json_extract_scalar(requestparameters, '$.policyArn'),
          json_extract_scalar(requestparameters, '$.permissionSetArn')) AS policy,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND (eventsource IN ('iam.amazonaws.com', 'sso.amazonaws.com', 'sso-directory.amazonaws.com', 'identitystore.amazonaws.com')
            AND regexp_like(eventname, '^(Create|Delete|Update|Put|Attach|Detach|Add|Remove|Enable|Deactivate|Disable|Change|Upload|Resync|Reset|Provision|Set)')
          OR eventsource = 'signin.amazonaws.com'
            AND eventname IN ('PasswordRecoveryRequested', 'PasswordRecoveryCompleted', 'EmailUpdated', 'PasswordUpdated'))
      ORDER BY eventtime;
      """#),
    ("credentials", "federation-changed.sql", #"""
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
      """#),
    ("credentials", "instance-credentials-elsewhere.sql", #"""
      -- name: instance-credentials-elsewhere
      -- title: Credentials of an instance are used from several places
      -- description: The session of an EC2 instance (its name is the instance's id) called from
      --   more than one public address. Such credentials belong to one machine; a second address
      --   is a theft or a change of its address. Calls by AWS services and through private
      --   addresses are left out.
      -- severity: medium
      -- kind: finding
      -- controls: soc2:CC7.2, hipaa:164.312(d), iso27001:A.8.16, nist-800-53:SI-4
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- schedule: 0 6 * * *
      -- key: principal
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        useridentity.arn AS principal,
        count(DISTINCT sourceipaddress) AS addresses,
        array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS list,
        min(eventtime) AS firsttime,
        max(eventtime) AS lasttime,
        count(*) AS events
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND useridentity.type = 'AssumedRole'
        AND regexp_like(useridentity.arn, '/i-[0-9a-f]{8,17}$')
        AND regexp_like(sourceipaddress, '^[0-9]+(\.[0-9]+){3}$')
        AND NOT regexp_like(sourceipaddress, '^(10|127)\.|^192\.168\.|^172\.(1[6-9]|2[0-9]|3[01])\.|^169\.254\.')
        AND vpcendpointid IS NULL
        AND useridentity.invokedby IS NULL
      GROUP BY useridentity.arn
      HAVING count(DISTINCT sourceipaddress) > 1
      ORDER BY principal;
      """#),
    ("credentials", "login-profile-set-for-another.sql", #"""
      -- name: login-profile-set-for-another
      -- title: A console password was set for somebody else
      -- description: CreateLoginProfile or UpdateLoginProfile gave another user a password that
      --   the caller knows, without the demand to change it at the first sign-in. With the demand
      --   it is ordinary help.
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
        json_extract_scalar(requestparameters, '$.userName') AS forwhom,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'iam.amazonaws.com'
        AND eventname IN ('CreateLoginProfile', 'UpdateLoginProfile')
        AND errorcode IS NULL
        AND coalesce(json_extract_scalar(requestparameters, '$.passwordResetRequired'), 'false') <> 'true'
        AND json_extract_scalar(requestparameters, '$.userName') <>
          CASE WHEN useridentity.type = 'IAMUser' THEN coalesce(useridentity.username, '') ELSE '' END
      ORDER BY eventtime;
      """#),
    ("credentials", "mfa-removed.sql", #"""
      -- name: mfa-removed
      -- title: A second factor was removed
      -- description: An MFA device was deactivated or deleted. Deleting is only possible after
      --   deactivating; both appear. Replacing a lost device looks the same, hence the name of
      --   the user.
      -- severity: medium
      -- kind: finding
      -- controls: pci-4.0.1:10.2.1.5, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(D), iso27001:A.5.17, nist-800-53:IA-5, cis-5.0:1.9
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
        json_extract_scalar(requestparameters, '$.userName') AS forwhom,
        json_extract_scalar(requestparameters, '$.serialNumber') AS device,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('iam.amazonaws.com', 'sso.amazonaws.com', 'sso-directory.amazonaws.com')
        AND eventname IN ('DeactivateMFADevice', 'DeleteVirtualMFADevice', 'DeleteMfaDeviceForUser')
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("credentials", "password-policy-weakened.sql", #"""
      -- name: password-policy-weakened
      -- title: The password policy was deleted or weakened
      -- description: The account's policy is gone, or asks for fewer characters than the least,
      --   or no longer forbids old passwords.
      -- severity: medium
      -- kind: finding
      -- controls: cis-5.0:1.7, pci-4.0.1:8.3.6, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(D), iso27001:A.5.17, nist-800-53:IA-5(1)
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: length bigint default 14 -- The least length that is no finding
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
        json_extract_scalar(requestparameters, '$.minimumPasswordLength') AS minimumlength,
        json_extract_scalar(requestparameters, '$.passwordReusePrevention') AS remembered,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'iam.amazonaws.com'
        AND errorcode IS NULL
        AND (eventname = 'DeleteAccountPasswordPolicy'
          OR eventname = 'UpdateAccountPasswordPolicy'
            AND (coalesce(TRY_CAST(json_extract_scalar(requestparameters, '$.minimumPasswordLength') AS bigint), 6) < ?
              OR coalesce(TRY_CAST(json_extract_scalar(requestparameters, '$.passwordReusePrevention') AS bigint), 0) = 0))
      ORDER BY eventtime;
      """#),
    ("credentials", "root-access-key-created.sql", #"""
      -- name: root-access-key-created
      -- title: An access key of the root user was created
      -- description: A key that no policy limits. Root made it and named no user, so it is root's
      --   own. There is no good reason.
      -- severity: critical
      -- kind: finding
      -- controls: cis-5.0:1.3, cis-1.4:4.3, cis-1.5:4.3, cis-2.0:4.3, cis-3.0:4.3, cis-4.0:4.3, cis-5.0:4.3, cis-6.0:5.3, cis-7.0:5.3, pci-4.0.1:10.2.1.5, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(D), iso27001:A.5.17, nist-800-53:IA-5
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
        json_extract_scalar(responseelements, '$.accessKey.accessKeyId') AS keyid,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'iam.amazonaws.com'
        AND eventname = 'CreateAccessKey'
        AND errorcode IS NULL
        AND useridentity.type = 'Root'
        AND json_extract_scalar(requestparameters, '$.userName') IS NULL
      ORDER BY eventtime;
      """#),
    ("data", "acl-made-public.sql", #"""
      -- name: acl-made-public
      -- title: An ACL opens a bucket or object to everybody
      -- description: A canned ACL (public-read, public-read-write, authenticated-read) or a grant
      --   to the groups AllUsers or AuthenticatedUsers was put. "Authenticated" means every
      --   customer of AWS.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3, gdpr:32
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
        json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
        json_extract_scalar(requestparameters, '$.key') AS object,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 's3.amazonaws.com'
        AND eventname IN ('PutBucketAcl', 'PutObjectAcl', 'CreateBucket', 'PutObject', 'CopyObject', 'CreateMultipartUpload')
        AND errorcode IS NULL
        AND regexp_like(
          requestparameters,
          'groups/global/(AllUsers|AuthenticatedUsers)|"x-amz-acl"\s*:\s*(\[\s*)?"(public-read|public-read-write|authenticated-read)"')
      ORDER BY eventtime;
      """#),
    ("data", "backups-deleted.sql", #"""
      -- name: backups-deleted
      -- title: Backups were deleted or their protection lowered
      -- description: Recovery points, vaults, plans, database snapshots and backups were deleted,
      --   or a vault lock removed: before blackmail, this happens first.
      -- severity: medium
      -- kind: finding
      -- controls: soc2:A1.2, hipaa:164.308(a)(7)(ii)(A), iso27001:A.8.13, nist-800-53:CP-9
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
        requestparameters AS request,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('backup.amazonaws.com', 'rds.amazonaws.com', 'dynamodb.amazonaws.com', 'redshift.amazonaws.com')
        AND eventname IN (
          'DeleteRecoveryPoint', 'DeleteBackupVault', 'DeleteBackupPlan', 'DeleteBackupSelection',
          'DeleteBackupVaultLockConfiguration', 'DeleteDBSnapshot', 'DeleteDBClusterSnapshot',
          'DeleteDBInstanceAutomatedBackup', 'DeleteBackup', 'DeleteClusterSnapshot')
        AND coalesce(useridentity.type, '') <> 'AWSService'
        AND useridentity.invokedby IS NULL
      ORDER BY eventtime;
      """#),
    ("data", "bucket-policy-made-public.sql", #"""
      -- name: bucket-policy-made-public
      -- title: A bucket policy lets everybody in
      -- description: A statement allows every principal, and no condition limits it to an
      --   organization, account, network or source. A row is one such statement. Whether block
      --   public access still holds it back is another question; the intent is the finding.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3, gdpr:32, pci-4.0.1:7.2.1
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
        json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
        json_format(statement) AS statement,
        eventid
      FROM cloudtrail_logs
      CROSS JOIN UNNEST(coalesce(
        TRY_CAST(json_extract(requestparameters, '$.bucketPolicy.Statement') AS array(json)),
        ARRAY[json_extract(requestparameters, '$.bucketPolicy.Statement')])) AS t (statement)
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 's3.amazonaws.com'
        AND eventname IN ('PutBucketPolicy', 'PutAccessPointPolicy')
        AND errorcode IS NULL
        AND json_extract_scalar(statement, '$.Effect') = 'Allow'
        AND regexp_like(json_format(statement), '"Principal":("\*"|\{"AWS":("\*"|\[[^\]]*"\*"))')
        AND NOT regexp_like(
          coalesce(json_format(json_extract(statement, '$.Condition')), ''),
          '(?i)aws:(PrincipalOrgID|PrincipalOrgPaths|PrincipalAccount|PrincipalArn|SourceVpc|SourceVpce|SourceIp|SourceArn|SourceAccount|SourceOrgID|userid)"|s3:DataAccessPoint')
      ORDER BY eventtime;
      """#),
    ("data", "cardholder-data-access.sql", #"""
      -- name: cardholder-data-access
      -- title: Who touched the data in scope
      -- description: The evidence that PCI 10.2.1.1 asks for: every access to objects, items,
      --   functions and secrets whose request or resources name one of the buckets, tables or ids
      --   in scope. Needs data events.
      -- severity: info
      -- kind: report
      -- controls: pci-4.0.1:10.2.1.1, hipaa:164.312(b), soc2:CC6.1, gdpr:30, iso27001:A.8.15
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: names array(varchar) default ['cardholder'] -- Parts of the names of buckets, tables, functions, keys or secrets in scope
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
        requestparameters AS request,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN (
          's3.amazonaws.com', 'dynamodb.amazonaws.com', 'rds-data.amazonaws.com', 'rdsdata.amazonaws.com',
          'lambda.amazonaws.com', 'kms.amazonaws.com', 'secretsmanager.amazonaws.com', 'athena.amazonaws.com',
          'redshift-data.amazonaws.com')
        AND eventname NOT LIKE 'List%'
        AND any_match(?, scope -> strpos(coalesce(requestparameters, ''), scope) > 0)
      ORDER BY eventtime;
      """#),
    ("data", "database-deleted-without-snapshot.sql", #"""
      -- name: database-deleted-without-snapshot
      -- title: A database was deleted without a last snapshot
      -- description: With skipFinalSnapshot nothing remains to restore from but backups that may
      --   be deleted with it.
      -- severity: high
      -- kind: finding
      -- controls: soc2:A1.2, hipaa:164.308(a)(7)(ii)(A), iso27001:A.8.13, nist-800-53:CP-9
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
          json_extract_scalar(requestparameters, '$.dBInstanceIdentifier'),
          json_extract_scalar(requestparameters, '$.dBClusterIdentifier'),
          json_extract_scalar(requestparameters, '$.clusterIdentifier')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('rds.amazonaws.com', 'redshift.amazonaws.com')
        AND eventname IN ('DeleteDBInstance', 'DeleteDBCluster', 'DeleteCluster')
        AND errorcode IS NULL
        AND lower(coalesce(json_extract_scalar(requestparameters, '$.skipFinalSnapshot'), json_extract_scalar(requestparameters, '$.skipFinalClusterSnapshot'))) = 'true'
        AND useridentity.invokedby IS NULL
      ORDER BY eventtime;
      """#),
    ("data", "mass-download.sql", #"""
      -- name: mass-download
      -- title: Many objects read from a new address
      -- description: A principal read at least the given number of objects in the window from an
      --   address from which it had made no call in the history before. A backup that reads as
      --   many every night from its own address is left out. Needs data events.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.7, hipaa:164.312(b), iso27001:A.8.12, nist-800-53:SI-4, gdpr:33
      -- parameter: since timestamp default "now-30d" -- Start of the history
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: objects bigint default 30 -- How many reads before it counts
      -- uses: from, to, since, from, objects
      -- schedule: 0 6 * * *
      -- key: account, principal, address
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        useridentity.arn AS principal,
        sourceipaddress AS address,
        count(DISTINCT concat(
          coalesce(json_extract_scalar(requestparameters, '$.bucketName'), ''), '/',
          coalesce(json_extract_scalar(requestparameters, '$.key'), ''))) AS objects,
        count(*) AS events,
        min(eventtime) AS firsttime,
        max(eventtime) AS lasttime
      FROM cloudtrail_logs AS reads
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 's3.amazonaws.com'
        AND eventname IN ('GetObject', 'CopyObject', 'SelectObjectContent')
        AND errorcode IS NULL
        AND useridentity.arn IS NOT NULL
        AND NOT EXISTS (
          SELECT 1
          FROM cloudtrail_logs AS before
          WHERE before.eventtime >= ? AND before.eventtime < ?
            AND before.useridentity.arn = reads.useridentity.arn
            AND before.sourceipaddress = reads.sourceipaddress)
      GROUP BY recipientaccountid, useridentity.arn, sourceipaddress
      HAVING count(*) >= ?
      ORDER BY events DESC, principal;
      """#),
    ("data", "object-deleted.sql", #"""
      -- name: object-deleted
      -- title: Who deleted the object
      -- description: Deletions of objects in a bucket, below a prefix, on a day: the raw zone of
      --   a data lake, for one. Deletions of many objects at once carry no keys in CloudTrail and
      --   appear whenever the bucket fits. Needs data events.
      -- severity: info
      -- kind: report
      -- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: bucket varchar default "" -- The bucket; empty is any
      -- parameter: prefix varchar default "" -- The beginning of the key
      -- uses: from, to, bucket, bucket, prefix, prefix
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
        json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
        json_extract_scalar(requestparameters, '$.key') AS object,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 's3.amazonaws.com'
        AND eventname IN ('DeleteObject', 'DeleteObjects', 'DeleteObjectVersion', 'DeleteObjectTagging')
        AND (? = '' OR json_extract_scalar(requestparameters, '$.bucketName') = ?)
        AND starts_with(coalesce(json_extract_scalar(requestparameters, '$.key'), ?), ?)
      ORDER BY eventtime;
      """#),
    ("data", "public-access-block-lifted.sql", #"""
      -- name: public-access-block-lifted
      -- title: Block public access was lifted
      -- description: One of the four switches was set to false, or the whole setting deleted, for
      --   a bucket, access point or account. A finding even while no policy is public: the net is
      --   gone.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3, gdpr:32
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
          json_extract_scalar(requestparameters, '$.bucketName'),
          json_extract_scalar(requestparameters, '$.accountId')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('s3.amazonaws.com', 's3express.amazonaws.com', 'ec2.amazonaws.com')
        AND errorcode IS NULL
        AND (eventname IN (
            'DeleteBucketPublicAccessBlock', 'DeleteAccountPublicAccessBlock', 'DeletePublicAccessBlock',
            'DisableSnapshotBlockPublicAccess', 'DisableImageBlockPublicAccess')
          OR (eventname IN ('PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock', 'PutPublicAccessBlock')
            AND (lower(json_extract_scalar(requestparameters, '$.PublicAccessBlockConfiguration.BlockPublicAcls')) = 'false'
              OR lower(json_extract_scalar(requestparameters, '$.PublicAccessBlockConfiguration.IgnorePublicAcls')) = 'false'
              OR lower(json_extract_scalar(requestparameters, '$.PublicAccessBlockConfiguration.BlockPublicPolicy')) = 'false'
              OR lower(json_extract_scalar(requestparameters, '$.PublicAccessBlockConfiguration.RestrictPublicBuckets')) = 'false')))
      ORDER BY eventtime;
      """#),
    ("data", "resource-policy-opened-to-everybody.sql", #"""
      -- name: resource-policy-opened-to-everybody
      -- title: A resource policy names everybody
      -- description: The policy of a queue, topic, function, repository, secret, key, vault or
      --   catalog has an allow for every principal, and the document has no condition at all.
      --   Reads the policy text inside the request, whichever member carries it.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3, gdpr:32
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
        requestparameters AS request,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN (
          'sqs.amazonaws.com', 'sns.amazonaws.com', 'lambda.amazonaws.com', 'ecr.amazonaws.com',
          'secretsmanager.amazonaws.com', 'kms.amazonaws.com', 'glue.amazonaws.com', 'backup.amazonaws.com',
          'es.amazonaws.com', 'events.amazonaws.com', 'elasticfilesystem.amazonaws.com', 'glacier.amazonaws.com',
          'dynamodb.amazonaws.com', 'kinesis.amazonaws.com', 'lakeformation.amazonaws.com')
        AND eventname IN (
          'SetQueueAttributes', 'CreateQueue', 'SetTopicAttributes', 'CreateTopic', 'AddPermission',
          'AddPermission20150331', 'AddPermission20150331v2', 'SetRepositoryPolicy', 'PutResourcePolicy',
          'PutKeyPolicy', 'CreateKey', 'PutBackupVaultAccessPolicy', 'UpdateDomainConfig',
          'UpdateElasticsearchDomainConfig', 'CreateDomain', 'CreateElasticsearchDomain', 'PutPermission',
          'PutFileSystemPolicy', 'SetVaultAccessPolicy', 'AddLayerVersionPermission',
          'AddLayerVersionPermission20181031')
        AND errorcode IS NULL
        AND (regexp_like(
            replace(requestparameters, '\', ''),
            '"Principal"\s*:\s*("\*"|\{\s*"AWS"\s*:\s*("\*"|\[[^\]]*"\*"))')
          AND replace(requestparameters, '\', '') LIKE '%"Allow"%'
          AND requestparameters NOT LIKE '%Condition%'
          OR (json_extract_scalar(requestparameters, '$.principal') = '*'
            AND json_extract_scalar(requestparameters, '$.sourceArn') IS NULL
            AND json_extract_scalar(requestparameters, '$.sourceAccount') IS NULL
            AND json_extract_scalar(requestparameters, '$.principalOrgID') IS NULL
            AND requestparameters NOT LIKE '%rganizationId%'
            AND requestparameters NOT LIKE '%"condition"%'))
      ORDER BY eventtime;
      """#),
    ("data", "s3-bucket-policy-changes.sql", #"""
      -- name: s3-bucket-policy-changes
      -- title: Changes to who may read a bucket and how long it keeps
      -- description: Bucket policies, ACLs, CORS, lifecycle, replication, and, which the
      --   published filter lacks, block public access, ownership, versioning, encryption and
      --   logging of buckets were changed. Failed attempts stay in.
      -- severity: low
      -- kind: finding
      -- controls: cis-1.4:4.8, cis-1.5:4.8, cis-2.0:4.8, cis-3.0:4.8, cis-4.0:4.8, cis-5.0:4.8, cis-6.0:5.8, cis-7.0:5.8, pci-4.0.1:10.2.1.7, soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3
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
          json_extract_scalar(requestparameters, '$.bucketName'),
          json_extract_scalar(requestparameters, '$.accountId')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 's3.amazonaws.com'
        AND eventname IN (
          'PutBucketAcl', 'PutBucketPolicy', 'PutBucketCors', 'PutBucketLifecycle',
          'PutBucketLifecycleConfiguration', 'PutBucketReplication', 'DeleteBucketPolicy',
          'DeleteBucketCors', 'DeleteBucketLifecycle', 'DeleteBucketReplication',
          'PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock',
          'PutAccountPublicAccessBlock', 'DeleteAccountPublicAccessBlock',
          'PutBucketOwnershipControls', 'DeleteBucketOwnershipControls', 'PutBucketVersioning',
          'PutBucketEncryption', 'DeleteBucketEncryption', 'PutBucketLogging', 'PutAccessPointPolicy',
          'DeleteAccessPointPolicy')
      ORDER BY eventtime;
      """#),
    ("data", "secrets-read.sql", #"""
      -- name: secrets-read
      -- title: Secrets read by a principal that had not read any
      -- description: A principal read a secret or a decrypted parameter in the window and had
      --   read none in the history before: the first reading of secrets by somebody. Services and
      --   calls that were refused are left out.
      -- severity: medium
      -- kind: finding
      -- controls: pci-4.0.1:8.6.2, soc2:CC6.1, hipaa:164.312(b), iso27001:A.8.24, nist-800-53:AC-6
      -- parameter: since timestamp default "now-30d" -- Start of the history
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- uses: since, to, from
      -- schedule: 0 6 * * *
      -- key: account, principal
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) AS principal,
        count(DISTINCT coalesce(
          json_extract_scalar(requestparameters, '$.secretId'),
          json_extract_scalar(requestparameters, '$.name'),
          json_extract_scalar(requestparameters, '$.path'))) AS secrets,
        count(*) AS events,
        min(eventtime) AS firsttime,
        array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('secretsmanager.amazonaws.com', 'ssm.amazonaws.com')
        AND (eventname IN ('GetSecretValue', 'BatchGetSecretValue')
          OR eventname IN ('GetParameter', 'GetParameters', 'GetParametersByPath')
            AND json_extract_scalar(requestparameters, '$.withDecryption') = 'true')
        AND errorcode IS NULL
        AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn) IS NOT NULL
      GROUP BY recipientaccountid, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn)
      HAVING min(eventtime) >= ?
      ORDER BY events DESC, principal;
      """#),
    ("data", "snapshot-shared-outside.sql", #"""
      -- name: snapshot-shared-outside
      -- title: A snapshot or image was shared outside of the organization
      -- description: A copy of a disk or database became readable by an account whose own events
      --   are not in this lake, or by everybody (all). Add partners' accounts to the parameter
      --   trusted. One row per grantee.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3, gdpr:32, pci-4.0.1:7.2.1
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: trusted array(varchar) default ['aws-marketplace'] -- Grantees that are known and allowed
      -- uses: from, to, from, to, trusted
      -- schedule: 0 6 * * *
      -- key: eventid, grantee
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
          json_extract_scalar(requestparameters, '$.snapshotId'),
          json_extract_scalar(requestparameters, '$.imageId'),
          json_extract_scalar(requestparameters, '$.dBSnapshotIdentifier'),
          json_extract_scalar(requestparameters, '$.dBClusterSnapshotIdentifier'),
          json_extract_scalar(requestparameters, '$.snapshotIdentifier')) AS target,
        coalesce(
          json_extract_scalar(grantee, '$.userId'),
          json_extract_scalar(grantee, '$.group'),
          json_extract_scalar(grantee, '$.organizationArn'),
          json_extract_scalar(grantee, '$')) AS grantee,
        eventid
      FROM cloudtrail_logs
      CROSS JOIN UNNEST(concat(
        coalesce(TRY_CAST(json_extract(requestparameters, '$.createVolumePermission.add.items') AS array(json)), ARRAY[]),
        coalesce(TRY_CAST(json_extract(requestparameters, '$.launchPermission.add.items') AS array(json)), ARRAY[]),
        coalesce(TRY_CAST(json_extract(requestparameters, '$.valuesToAdd') AS array(json)), ARRAY[]),
        coalesce(TRY_CAST(json_extract(requestparameters, '$.accountsWithRestoreAccess') AS array(json)), ARRAY[]),
        ARRAY[json_extract(requestparameters, '$.accountWithRestoreAccess')])) AS t (grantee)
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('ec2.amazonaws.com', 'rds.amazonaws.com', 'redshift.amazonaws.com')
        AND eventname IN (
          'ModifySnapshotAttribute', 'ModifyImageAttribute', 'ModifyDBSnapshotAttribute',
          'ModifyDBClusterSnapshotAttribute', 'AuthorizeSnapshotAccess')
        AND errorcode IS NULL
        AND coalesce(
          json_extract_scalar(grantee, '$.userId'),
          json_extract_scalar(grantee, '$.group'),
          json_extract_scalar(grantee, '$.organizationArn'),
          json_extract_scalar(grantee, '$')) NOT IN (
            SELECT recipientaccountid
            FROM cloudtrail_logs
            WHERE eventtime >= ? AND eventtime < ? AND recipientaccountid IS NOT NULL)
        AND NOT contains(?, coalesce(
          json_extract_scalar(grantee, '$.userId'),
          json_extract_scalar(grantee, '$.group'),
          json_extract_scalar(grantee, '$.organizationArn'),
          json_extract_scalar(grantee, '$')))
      ORDER BY eventtime;
      """#),
    ("data", "snapshots-shared.sql", #"""
      -- name: snapshots-shared
      -- title: Which snapshots and images were shared, with whom
      -- description: Every call that gave or took the right to use a copy, with the request as
      --   sent: the evidence for snapshot-shared-outside.
      -- severity: info
      -- kind: report
      -- controls: soc2:CC6.1, hipaa:164.312(a)(1), iso27001:A.8.12, nist-800-53:AC-3, gdpr:32
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
        requestparameters AS request,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('ec2.amazonaws.com', 'rds.amazonaws.com', 'redshift.amazonaws.com')
        AND eventname IN (
          'ModifySnapshotAttribute', 'ResetSnapshotAttribute', 'ModifyImageAttribute', 'ResetImageAttribute',
          'ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute', 'AuthorizeSnapshotAccess',
          'RevokeSnapshotAccess')
      ORDER BY eventtime;
      """#),
    ("hunt", "discovery-burst.sql", #"""
      -- name: discovery-burst
      -- title: Somebody looks around
      -- description: Within one hour a principal made at least the given number of different
      --   list, describe and get calls in at least three services and was refused at some: how an
      --   intruder finds out what a key can do.
      -- severity: medium
      -- kind: finding
      -- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: actions bigint default 8 -- How many different calls before it counts
      -- schedule: 0 6 * * *
      -- key: account, principal, hour
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        coalesce(useridentity.arn, useridentity.principalid) AS principal,
        substr(eventtime, 1, 13) AS hour,
        count(DISTINCT concat(eventsource, eventname)) AS actions,
        count(DISTINCT eventsource) AS services,
        count(errorcode) AS errors,
        min(eventtime) AS firsttime,
        array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND regexp_like(eventname, '^(List|Describe|Get|Simulate)')
        AND useridentity.invokedby IS NULL
        AND coalesce(useridentity.arn, useridentity.principalid) IS NOT NULL
      GROUP BY 1, 2, 3
      HAVING count(DISTINCT concat(eventsource, eventname)) >= ?
        AND count(DISTINCT eventsource) >= 3
        AND count_if(errorcode LIKE 'AccessDenied%' OR errorcode LIKE '%UnauthorizedOperation') > 0
      ORDER BY hour, principal;
      """#),
    ("hunt", "expected-and-absent.sql", #"""
      -- name: expected-and-absent
      -- title: Expected activity that did not happen
      -- description: Of the calls named, those that nobody made with success in the window: the
      --   backup that did not run, the rotation that stopped.
      -- severity: medium
      -- kind: finding
      -- controls: pci-4.0.1:10.7.2, soc2:A1.2, iso27001:A.8.16, nist-800-53:AU-5
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: actions array(varchar) default ['StartBackupJob'] -- The calls that must happen
      -- uses: actions, from, to
      -- schedule: 0 6 * * *
      -- key: action
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        expected.action,
        done.lasttime
      FROM UNNEST(?) AS expected (action)
      LEFT JOIN (
        SELECT eventname, max(eventtime) AS lasttime
        FROM cloudtrail_logs
        WHERE eventtime >= ? AND eventtime < ?
          AND errorcode IS NULL
        GROUP BY eventname) AS done
        ON done.eventname = expected.action
      WHERE done.eventname IS NULL
      ORDER BY expected.action;
      """#),
    ("hunt", "first-seen.sql", #"""
      -- name: first-seen
      -- title: What a principal did for the first time
      -- description: A principal with a history before the window used a call, region, address or
      --   program for the first time in it. Sessions of a role count as the role. Principals
      --   without any history are in new-principals.
      -- severity: low
      -- kind: finding
      -- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4
      -- parameter: since timestamp default "now-30d" -- Start of the history
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: dimensions array(varchar) default ['action', 'region', 'address', 'agent'] -- What is compared
      -- uses: since, to, dimensions, from, from
      -- schedule: 0 6 * * *
      -- key: account, principal, dimension, value
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        account,
        principal,
        dimension,
        value,
        min(eventtime) AS firsttime,
        count(*) AS events
      FROM (
        SELECT
          recipientaccountid AS account,
          coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) AS principal,
          eventtime,
          dimension,
          value,
          min(eventtime) OVER (
            PARTITION BY recipientaccountid, coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid)
          ) AS known
        FROM cloudtrail_logs
        CROSS JOIN UNNEST(
          ARRAY['action', 'region', 'address', 'agent'],
          ARRAY[concat(eventsource, ':', eventname), awsregion, sourceipaddress, regexp_extract(useragent, '^[^/ ]+')]
        ) AS t (dimension, value)
        WHERE eventtime >= ? AND eventtime < ?
          AND contains(?, dimension)
          AND value IS NOT NULL
          AND useridentity.invokedby IS NULL
          AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) IS NOT NULL) AS seen
      WHERE known < ?
      GROUP BY account, principal, dimension, value
      HAVING min(eventtime) >= ?
      ORDER BY firsttime, principal, dimension, value;
      """#),
    ("hunt", "new-principals.sql", #"""
      -- name: new-principals
      -- title: Principals seen for the first time
      -- description: A user or role that made no call in the history before made one in the
      --   window.
      -- severity: low
      -- kind: finding
      -- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4
      -- parameter: since timestamp default "now-30d" -- Start of the history
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- uses: since, to, from
      -- schedule: 0 6 * * *
      -- key: account, principal
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) AS principal,
        min(eventtime) AS firsttime,
        count(*) AS events,
        count(DISTINCT eventname) AS actions,
        array_join(array_sort(array_agg(DISTINCT sourceipaddress)), ', ') AS addresses
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND coalesce(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.principalid) IS NOT NULL
      GROUP BY 1, 2
      HAVING min(eventtime) >= ?
      ORDER BY firsttime, principal;
      """#),
    ("hunt", "sensitive-action-from-new-address.sql", #"""
      -- name: sensitive-action-from-new-address
      -- title: A long-lived key used for a telling call from a new address with a new program
      -- description: The long-lived key of an IAM user succeeded with a call that gives access,
      --   opens something or reads secrets, from an address and with a program that this user had
      --   not called with in the history before: a stolen key, until shown otherwise. Who travels
      --   keeps the program, who updates it keeps the address; both at once is rare. An address
      --   that anybody used on several days before, such as an office or a gateway, is known and
      --   left out. Sessions of roles are left out, for what runs in the cloud changes its
      --   address daily; so are the addresses of AWS services.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC7.2, hipaa:164.308(a)(1)(ii)(D), iso27001:A.8.16, nist-800-53:SI-4, pci-4.0.1:10.2.1.5
      -- parameter: since timestamp default "now-30d" -- Start of the history
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: actions array(varchar) default ['CreateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile', 'CreateUser', 'CreateRole', 'AttachUserPolicy', 'AttachRolePolicy', 'PutUserPolicy', 'PutRolePolicy', 'CreatePolicyVersion', 'UpdateAssumeRolePolicy', 'AddUserToGroup', 'GetSecretValue', 'GetFederationToken', 'DeactivateMFADevice', 'ModifySnapshotAttribute', 'ModifyDBSnapshotAttribute', 'PutBucketPolicy', 'StopLogging', 'DeleteTrail', 'CreateKeyPair', 'ImportKeyPair', 'SendCommand'] -- The calls that count
      -- parameter: days bigint default 2 -- On how many days an address must have been seen to be known
      -- uses: from, to, actions, since, from, since, from, days
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
        useragent AS agent,
        eventid
      FROM cloudtrail_logs AS act
      WHERE eventtime >= ? AND eventtime < ?
        AND contains(?, eventname)
        AND errorcode IS NULL
        AND useridentity.type = 'IAMUser'
        AND useridentity.accesskeyid LIKE 'AKIA%'
        AND useridentity.invokedby IS NULL
        AND regexp_like(sourceipaddress, '^([0-9]+\.){3}[0-9]+$|:')
        AND NOT EXISTS (
          SELECT 1
          FROM cloudtrail_logs AS earlier
          WHERE earlier.eventtime >= ? AND earlier.eventtime < ?
            AND earlier.useridentity.arn = act.useridentity.arn
            AND (earlier.sourceipaddress = act.sourceipaddress OR earlier.useragent = act.useragent))
        AND sourceipaddress NOT IN (
          SELECT sourceipaddress
          FROM cloudtrail_logs
          WHERE eventtime >= ? AND eventtime < ? AND sourceipaddress IS NOT NULL
          GROUP BY sourceipaddress
          HAVING count(DISTINCT substr(eventtime, 1, 10)) >= ?)
      ORDER BY eventtime;
      """#),
    ("identity", "administrative-actions.sql", #"""
      -- name: administrative-actions
      -- title: What administrators did
      -- description: The evidence that PCI 10.2.1.2 asks for: every change made by root or by a
      --   role or user whose name looks like an administrator's, and every interactive use of a
      --   system (SSM sessions, serial console, ECS Exec, switched roles).
      -- severity: info
      -- kind: report
      -- controls: pci-4.0.1:10.2.1.2, soc2:CC6.3, hipaa:164.312(b), iso27001:A.8.2, nist-800-53:AC-6(9)
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: administrators varchar default "(?i)(admin|root|OrganizationAccountAccessRole|PowerUser)" -- A pattern over the principal's ARN
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
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND (readonly = 'false'
            AND useridentity.invokedby IS NULL
            AND (useridentity.type = 'Root' OR regexp_like(useridentity.arn, ?))
          OR eventsource = 'ssm.amazonaws.com' AND eventname IN ('StartSession', 'ResumeSession', 'SendCommand')
          OR eventsource = 'ecs.amazonaws.com' AND eventname = 'ExecuteCommand'
          OR eventsource = 'ec2-instance-connect.amazonaws.com' AND eventname IN ('SendSSHPublicKey', 'SendSerialConsoleSSHPublicKey', 'OpenTunnel')
          OR eventsource = 'signin.amazonaws.com' AND eventname = 'SwitchRole')
      ORDER BY eventtime;
      """#),
    ("identity", "administrator-policy-attached.sql", #"""
      -- name: administrator-policy-attached
      -- title: Administrator rights were given
      -- description: A managed policy that holds everything, or the means to get everything, was
      --   attached to a user, group or role. Only calls that succeeded.
      -- severity: high
      -- kind: finding
      -- controls: cis-1.4:4.4, cis-1.5:4.4, cis-2.0:4.4, cis-3.0:4.4, cis-4.0:4.4, cis-5.0:4.4, cis-6.0:5.4, cis-7.0:5.4, pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: policies array(varchar) default ['AdministratorAccess', 'IAMFullAccess', 'AWSOrganizationsFullAccess', 'PowerUserAccess'] -- Last parts of the policies' names
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
        json_extract_scalar(requestparameters, '$.policyArn') AS policy,
        coalesce(
          json_extract_scalar(requestparameters, '$.userName'),
          json_extract_scalar(requestparameters, '$.roleName'),
          json_extract_scalar(requestparameters, '$.groupName')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'iam.amazonaws.com'
        AND eventname IN ('AttachUserPolicy', 'AttachRolePolicy', 'AttachGroupPolicy')
        AND errorcode IS NULL
        AND contains(?, regexp_extract(json_extract_scalar(requestparameters, '$.policyArn'), '[^/]+$'))
      ORDER BY eventtime;
      """#),
    ("identity", "console-login-failures.sql", #"""
      -- name: console-login-failures
      -- title: Console sign-ins that failed
      -- description: Somebody did not get in. The published filter compares errorMessage with one
      --   sentence and misses sign-ins that fail for other reasons (no such user, a federation
      --   error, a refused second factor); here the outcome ConsoleLogin = Failure decides.
      -- severity: low
      -- kind: finding
      -- controls: cis-1.4:4.6, cis-1.5:4.6, cis-2.0:4.6, cis-3.0:4.6, cis-4.0:4.6, cis-5.0:4.6, cis-6.0:5.6, cis-7.0:5.6, pci-4.0.1:10.2.1.4, soc2:CC6.1, hipaa:164.308(a)(5)(ii)(C), iso27001:A.8.5, nist-800-53:AC-7
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
        useridentity.username AS username,
        errormessage,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'signin.amazonaws.com'
        AND eventname = 'ConsoleLogin'
        AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure'
      ORDER BY eventtime;
      """#),
    ("identity", "console-login-without-mfa.sql", #"""
      -- name: console-login-without-mfa
      -- title: Console sign-in without a second factor
      -- description: An IAM user or root signed in to the console with a password alone. The
      --   published filter of CIS 1.4 matches every ConsoleLogin whose MFAUsed is not Yes: failed
      --   attempts and federated sign-ins, for which the identity provider asked for the second
      --   factor, are alarms there. Here only successful sign-ins by IAMUser or Root count, and a
      --   record that lacks MFAUsed counts as without.
      -- severity: high
      -- kind: finding
      -- controls: cis-1.4:4.2, cis-1.5:4.2, cis-2.0:4.2, cis-3.0:4.2, cis-4.0:4.2, cis-5.0:4.2, cis-6.0:5.2, cis-7.0:5.2, pci-4.0.1:10.2.1.2, soc2:CC6.1, hipaa:164.312(d), iso27001:A.8.5, nist-800-53:IA-2(1)
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- schedule: 0 6 * * *
      -- key: eventid
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html

      SELECT
        eventtime,
        recipientaccountid AS account,
        awsregion AS region,
        coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
        sourceipaddress AS address,
        eventname AS action,
        useridentity.type AS usertype,
        json_extract_scalar(additionaleventdata, '$.MFAUsed') AS mfaused,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'signin.amazonaws.com'
        AND eventname = 'ConsoleLogin'
        AND useridentity.type IN ('IAMUser', 'Root')
        AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success'
        AND lower(coalesce(json_extract_scalar(additionaleventdata, '$.MFAUsed'), 'No')) <> 'yes'
      ORDER BY eventtime;
      """#),
    ("identity", "iam-policy-changes.sql", #"""
      -- name: iam-policy-changes
      -- title: Changes to IAM policies
      -- description: Somebody changed who may do what. Failed attempts stay in, with their error.
      --   The published filter compares names alone, so policies of other services
      --   (Organizations, IoT) match, and misses the default version, permission boundaries and
      --   role trust; here the source is iam and these are added.
      -- severity: low
      -- kind: finding
      -- controls: cis-1.4:4.4, cis-1.5:4.4, cis-2.0:4.4, cis-3.0:4.4, cis-4.0:4.4, cis-5.0:4.4, cis-6.0:5.4, cis-7.0:5.4, pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.5.18, nist-800-53:AC-2(4)
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
          json_extract_scalar(requestparameters, '$.policyArn'),
          json_extract_scalar(requestparameters, '$.roleName'),
          json_extract_scalar(requestparameters, '$.userName'),
          json_extract_scalar(requestparameters, '$.groupName'),
          json_extract_scalar(requestparameters, '$.policyName')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'iam.amazonaws.com'
        AND eventname IN (
          'DeleteGroupPolicy', 'DeleteRolePolicy', 'DeleteUserPolicy', 'PutGroupPolicy', 'PutRolePolicy',
          'PutUserPolicy', 'CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion',
          'SetDefaultPolicyVersion', 'AttachRolePolicy', 'DetachRolePolicy', 'AttachUserPolicy',
          'DetachUserPolicy', 'AttachGroupPolicy', 'DetachGroupPolicy', 'UpdateAssumeRolePolicy',
          'PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary', 'PutUserPermissionsBoundary',
          'DeleteUserPermissionsBoundary')
      ORDER BY eventtime;
      """#),
    ("identity", "logins-from-new-addresses.sql", #"""
      -- name: logins-from-new-addresses
      -- title: Sign-ins from addresses not seen before
      -- description: A principal signed in to the console from an address from which it made no
      --   call in the history before the window. Federated sign-ins count.
      -- severity: medium
      -- kind: finding
      -- controls: soc2:CC6.1, hipaa:164.308(a)(5)(ii)(C), iso27001:A.8.16, nist-800-53:AC-2(12)
      -- parameter: since timestamp default "now-30d" -- Start of the history
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- uses: since, to, from
      -- schedule: 0 6 * * *
      -- key: account, principal, address
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        coalesce(useridentity.arn, useridentity.principalid) AS principal,
        sourceipaddress AS address,
        min(eventtime) AS firsttime,
        count(*) AS events
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND sourceipaddress IS NOT NULL
        AND coalesce(useridentity.arn, useridentity.principalid) IS NOT NULL
      GROUP BY recipientaccountid, coalesce(useridentity.arn, useridentity.principalid), sourceipaddress
      HAVING min(eventtime) >= ?
        AND count_if(eventsource = 'signin.amazonaws.com'
          AND eventname = 'ConsoleLogin'
          AND json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Success') > 0
      ORDER BY firsttime;
      """#),
    ("identity", "permission-boundary-removed.sql", #"""
      -- name: permission-boundary-removed
      -- title: A permission boundary was removed
      -- description: The ceiling over a user's or role's rights is gone. Only calls that
      --   succeeded.
      -- severity: high
      -- kind: finding
      -- controls: pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6
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
          json_extract_scalar(requestparameters, '$.userName'),
          json_extract_scalar(requestparameters, '$.roleName')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'iam.amazonaws.com'
        AND eventname IN ('DeleteUserPermissionsBoundary', 'DeleteRolePermissionsBoundary')
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("identity", "policy-version-switched.sql", #"""
      -- name: policy-version-switched
      -- title: An older policy version was made the default
      -- description: Switching the default version can bring back rights that were taken away,
      --   and leaves no new document to look at.
      -- severity: medium
      -- kind: finding
      -- controls: pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6
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
        json_extract_scalar(requestparameters, '$.policyArn') AS policy,
        json_extract_scalar(requestparameters, '$.versionId') AS version,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'iam.amazonaws.com'
        AND eventname = 'SetDefaultPolicyVersion'
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("identity", "role-trust-given-to-self.sql", #"""
      -- name: role-trust-given-to-self
      -- title: Somebody let themselves into a role
      -- description: The trust policy of a role was rewritten to name the caller, the user or the
      --   role whose session it is. A way to more rights that needs no new policy.
      -- severity: high
      -- kind: finding
      -- controls: pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6, cis-1.4:4.4, cis-1.5:4.4, cis-2.0:4.4, cis-3.0:4.4, cis-4.0:4.4, cis-5.0:4.4, cis-6.0:5.4, cis-7.0:5.4
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- schedule: 0 6 * * *
      -- key: eventid, trusted
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        eventtime,
        recipientaccountid AS account,
        awsregion AS region,
        coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
        sourceipaddress AS address,
        eventname AS action,
        json_extract_scalar(requestparameters, '$.roleName') AS role,
        trusted,
        eventid
      FROM (
        SELECT
          *,
          replace(coalesce(
            json_extract_scalar(requestparameters, '$.policyDocument'),
            json_extract_scalar(requestparameters, '$.assumeRolePolicyDocument')), '\/', '/') AS document
        FROM cloudtrail_logs
        WHERE eventtime >= ? AND eventtime < ?
          AND eventsource = 'iam.amazonaws.com'
          AND eventname IN ('UpdateAssumeRolePolicy', 'CreateRole')
          AND errorcode IS NULL) AS written

      CROSS JOIN UNNEST(ARRAY[
        useridentity.arn,
        useridentity.sessioncontext.sessionissuer.arn]) AS t (trusted)
      WHERE eventname = 'UpdateAssumeRolePolicy'
        AND trusted IS NOT NULL
        AND trusted NOT LIKE '%:root'
        AND strpos(document, concat('"', trusted, '"')) > 0
      ORDER BY eventtime;
      """#),
    ("identity", "role-trust-to-foreign-account.sql", #"""
      -- name: role-trust-to-foreign-account
      -- title: A role trusts an account outside of the organization
      -- description: A role was created or its trust changed so that it names an account whose
      --   events this lake does not hold, or everybody ("*"). Add partners to the parameter
      --   trusted. One row per account named. Service and federated principals do not count.
      -- severity: high
      -- kind: finding
      -- controls: pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6, soc2:CC6.6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: trusted array(varchar) default [] -- Foreign accounts that are known and allowed
      -- uses: from, to, trusted, from, to
      -- schedule: 0 6 * * *
      -- key: eventid, trusted
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        eventtime,
        recipientaccountid AS account,
        awsregion AS region,
        coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
        sourceipaddress AS address,
        eventname AS action,
        json_extract_scalar(requestparameters, '$.roleName') AS role,
        trusted,
        eventid
      FROM (
        SELECT
          *,
          replace(coalesce(
            json_extract_scalar(requestparameters, '$.policyDocument'),
            json_extract_scalar(requestparameters, '$.assumeRolePolicyDocument')), '\/', '/') AS document
        FROM cloudtrail_logs
        WHERE eventtime >= ? AND eventtime < ?
          AND eventsource = 'iam.amazonaws.com'
          AND eventname IN ('UpdateAssumeRolePolicy', 'CreateRole')
          AND errorcode IS NULL) AS written

      CROSS JOIN UNNEST(concat(
        regexp_extract_all(document, '"arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):', 1),
        regexp_extract_all(document, '"AWS"\s*:\s*\[?\s*"(\d{12}|\*)"', 1),
        regexp_extract_all(document, '"Principal"\s*:\s*"(\*)"', 1))) AS t (trusted)
      WHERE NOT contains(?, trusted)
        AND NOT regexp_like(document, '"Effect"\s*:\s*"Deny"')
        AND trusted NOT IN (
          SELECT recipientaccountid
          FROM cloudtrail_logs
          WHERE eventtime >= ? AND eventtime < ? AND recipientaccountid IS NOT NULL)
      ORDER BY eventtime;
      """#),
    ("identity", "root-recovery.sql", #"""
      -- name: root-recovery
      -- title: Somebody works at the password or address of root
      -- description: The root user's password recovery was asked for or done, or its e-mail
      --   address, password or second factor changed.
      -- severity: medium
      -- kind: finding
      -- controls: cis-1.4:4.3, cis-1.5:4.3, cis-2.0:4.3, cis-3.0:4.3, cis-4.0:4.3, cis-5.0:4.3, cis-6.0:5.3, cis-7.0:5.3, soc2:CC6.1, iso27001:A.5.17, nist-800-53:IA-5
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
        responseelements AS outcome,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND (eventsource = 'signin.amazonaws.com'
            AND eventname IN ('PasswordRecoveryRequested', 'PasswordRecoveryCompleted', 'EmailUpdated', 'PasswordUpdated')
          OR eventsource = 'account.amazonaws.com'
            AND eventname IN ('StartPrimaryEmailUpdate', 'AcceptPrimaryEmailUpdate')
          OR eventsource = 'iam.amazonaws.com'
            AND eventname IN ('DeactivateMFADevice', 'DeleteVirtualMFADevice')
            AND useridentity.type = 'Root')
      ORDER BY eventtime;
      """#),
    ("identity", "root-use.sql", #"""
      -- name: root-use
      -- title: Use of the root user
      -- description: The root user of an account did something itself. Nobody can be held to
      --   account for it and no policy limits it; daily work must not need it. Calls that a
      --   service makes on the account's behalf (invokedBy) and service events are left out.
      --   Sign-ins count.
      -- severity: high
      -- kind: finding
      -- controls: cis-1.4:4.3, cis-1.5:4.3, cis-2.0:4.3, cis-3.0:4.3, cis-4.0:4.3, cis-5.0:4.3, cis-6.0:5.3, cis-7.0:5.3, pci-4.0.1:10.2.1.2, soc2:CC6.1, hipaa:164.312(b), iso27001:A.8.2, nist-800-53:AC-6(9)
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
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND useridentity.type = 'Root'
        AND useridentity.invokedby IS NULL
        AND coalesce(eventtype, '') <> 'AwsServiceEvent'
      ORDER BY eventtime;
      """#),
    ("identity", "sign-in-after-failures.sql", #"""
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
      """#),
    ("identity", "wildcard-policy-written.sql", #"""
      -- name: wildcard-policy-written
      -- title: A policy that allows everything was written
      -- description: A managed or inline policy got a statement that allows every action (* or
      --   *:*) on every resource. One row per statement; documents are read whether plain or URL-
      --   encoded.
      -- severity: high
      -- kind: finding
      -- controls: cis-1.4:4.4, cis-1.5:4.4, cis-2.0:4.4, cis-3.0:4.4, cis-4.0:4.4, cis-5.0:4.4, cis-6.0:5.4, cis-7.0:5.4, pci-4.0.1:10.2.1.5, soc2:CC6.3, hipaa:164.308(a)(4)(ii)(C), iso27001:A.8.2, nist-800-53:AC-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- schedule: 0 6 * * *
      -- key: eventid, statement
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
          json_extract_scalar(requestparameters, '$.policyArn'),
          json_extract_scalar(requestparameters, '$.policyName')) AS policy,
        coalesce(
          json_extract_scalar(requestparameters, '$.userName'),
          json_extract_scalar(requestparameters, '$.roleName'),
          json_extract_scalar(requestparameters, '$.groupName')) AS target,
        json_format(statement) AS statement,
        eventid
      FROM (
        SELECT
          *,
          coalesce(
            TRY(json_parse(json_extract_scalar(requestparameters, '$.policyDocument'))),
            TRY(json_parse(url_decode(json_extract_scalar(requestparameters, '$.policyDocument'))))) AS document
        FROM cloudtrail_logs
        WHERE eventtime >= ? AND eventtime < ?
          AND eventsource = 'iam.amazonaws.com'
          AND eventname IN ('CreatePolicy', 'CreatePolicyVersion', 'PutUserPolicy', 'PutRolePolicy', 'PutGroupPolicy')
          AND errorcode IS NULL) AS written
      CROSS JOIN UNNEST(coalesce(
        TRY_CAST(json_extract(document, '$.Statement') AS array(json)),
        ARRAY[json_extract(document, '$.Statement')])) AS t (statement)
      WHERE json_extract_scalar(statement, '$.Effect') = 'Allow'
        AND regexp_like(json_format(json_extract(statement, '$.Action')), '"\*(:\*)?"')
        AND regexp_like(json_format(json_extract(statement, '$.Resource')), '"\*"')
      ORDER BY eventtime;
      """#),
    ("keys", "key-deletion-pending.sql", #"""
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
      """#),
    ("keys", "kms-decrypts-refused.sql", #"""
      -- name: kms-decrypts-refused
      -- title: KMS decryptions that were refused
      -- description: A principal was not allowed to decrypt, or to make or re-encrypt data keys:
      --   unauthorised decrypts, counted by principal and key. The key comes from resources, or
      --   from the message where resources are missing.
      -- severity: medium
      -- kind: finding
      -- controls: pci-4.0.1:10.2.1.4, soc2:CC6.1, hipaa:164.312(a)(2)(iv), iso27001:A.8.24, nist-800-53:SC-12
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: events bigint default 1 -- How many refusals before it counts
      -- schedule: 0 6 * * *
      -- key: account, principal, keyid
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        recipientaccountid AS account,
        coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
        coalesce(
          element_at(resources, 1).arn,
          json_extract_scalar(requestparameters, '$.keyId'),
          regexp_extract(errormessage, 'arn:aws[a-z-]*:kms:[^ ]+')) AS keyid,
        count(*) AS events,
        min(eventtime) AS firsttime,
        max(eventtime) AS lasttime
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'kms.amazonaws.com'
        AND eventname IN ('Decrypt', 'ReEncrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'GenerateDataKeyPair', 'CreateGrant')
        AND (errorcode LIKE 'AccessDenied%' OR errorcode LIKE '%UnauthorizedOperation')
      GROUP BY 1, 2, 3
      HAVING count(*) >= ?
      ORDER BY events DESC, principal, keyid;
      """#),
    ("keys", "kms-key-disabled-or-deleted.sql", #"""
      -- name: kms-key-disabled-or-deleted
      -- title: KMS keys disabled or scheduled for deletion
      -- description: Data under a key that is disabled or deleted cannot be read; after the
      --   waiting period it is lost. To the two names of the published filter come the deletion
      --   of imported key material and of custom key stores, which have the same effect at once.
      --   Failed attempts stay in, with their error.
      -- severity: medium
      -- kind: finding
      -- controls: cis-1.4:4.7, cis-1.5:4.7, cis-2.0:4.7, cis-3.0:4.7, cis-4.0:4.7, cis-5.0:4.7, cis-6.0:5.7, cis-7.0:5.7, pci-4.0.1:10.2.1.7, soc2:CC6.1, hipaa:164.312(a)(2)(iv), iso27001:A.8.24, nist-800-53:SC-12
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
          json_extract_scalar(requestparameters, '$.keyId'),
          json_extract_scalar(requestparameters, '$.customKeyStoreId')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'kms.amazonaws.com'
        AND eventname IN (
          'DisableKey', 'ScheduleKeyDeletion', 'DeleteImportedKeyMaterial',
          'DisconnectCustomKeyStore', 'DeleteCustomKeyStore')
      ORDER BY eventtime;
      """#),
    ("keys", "kms-key-policy-changes.sql", #"""
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
      """#),
    ("logging", "activity-by-day.sql", #"""
      -- name: activity-by-day
      -- title: Which accounts and regions were heard of, day by day
      -- description: Events by day, account and region, with the first and last time: the
      --   evidence that logs are collected and kept, and where a gap is.
      -- severity: info
      -- kind: report
      -- controls: pci-4.0.1:10.5.1, pci-4.0.1:10.4.1, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-11, nist-800-53:AU-12
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- schedule: 0 6 * * *
      -- key: day, account, region
      -- dialect: athena
      -- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

      SELECT
        substr(eventtime, 1, 10) AS day,
        recipientaccountid AS account,
        awsregion AS region,
        count(*) AS events,
        count(errorcode) AS errors,
        min(eventtime) AS firsttime,
        max(eventtime) AS lasttime
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
      GROUP BY 1, 2, 3
      ORDER BY day, account, region;
      """#),
    ("logging", "alarms-removed.sql", #"""
      -- name: alarms-removed
      -- title: Alarms and log filters were removed
      -- description: A CloudWatch alarm was deleted or muted, a metric or subscription filter
      --   deleted, or an EventBridge rule disabled: the events go on, nobody hears of them.
      -- severity: medium
      -- kind: finding
      -- controls: pci-4.0.1:10.7.2, soc2:CC7.2, iso27001:A.8.16, nist-800-53:SI-4
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
        requestparameters AS request,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND (eventsource = 'monitoring.amazonaws.com' AND eventname IN ('DeleteAlarms', 'DisableAlarmActions')
          OR eventsource = 'logs.amazonaws.com' AND eventname IN ('DeleteMetricFilter', 'DeleteSubscriptionFilter')
          OR eventsource = 'events.amazonaws.com' AND eventname IN ('DeleteRule', 'DisableRule', 'RemoveTargets'))
      ORDER BY eventtime;
      """#),
    ("logging", "audit-log-access.sql", #"""
      -- name: audit-log-access
      -- title: Who looked at the audit logs
      -- description: Every read of log files in S3, of CloudTrail by LookupEvents or Lake
      --   queries, and of CloudWatch Logs content. Reads of objects appear only where data events
      --   are recorded.
      -- severity: info
      -- kind: report
      -- controls: pci-4.0.1:10.2.1.3, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-9
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: prefix varchar default "AWSLogs/" -- A part of the keys of log files
      -- parameter: buckets array(varchar) default [] -- Buckets that hold logs
      -- uses: from, to, prefix, prefix, buckets
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
          json_extract_scalar(requestparameters, '$.bucketName'),
          json_extract_scalar(requestparameters, '$.logGroupName')) AS target,
        json_extract_scalar(requestparameters, '$.key') AS object,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND (eventsource = 's3.amazonaws.com'
            AND eventname IN ('GetObject', 'HeadObject', 'ListObjects', 'ListObjectsV2', 'PutObject', 'DeleteObject', 'CopyObject', 'SelectObjectContent')
            AND (json_extract_scalar(requestparameters, '$.key') LIKE concat('%', ?, '%')
              OR json_extract_scalar(requestparameters, '$.prefix') LIKE concat('%', ?, '%')
              OR contains(?, json_extract_scalar(requestparameters, '$.bucketName')))
          OR eventsource = 'cloudtrail.amazonaws.com'
            AND eventname IN ('LookupEvents', 'StartQuery', 'GetQueryResults', 'SearchSampleQueries', 'GenerateQuery')
          OR eventsource = 'logs.amazonaws.com'
            AND eventname IN ('FilterLogEvents', 'GetLogEvents', 'StartQuery', 'GetQueryResults', 'StartLiveTail', 'CreateExportTask'))
      ORDER BY eventtime;
      """#),
    ("logging", "audit-log-switches.sql", #"""
      -- name: audit-log-switches
      -- title: Audit logs started, stopped, paused
      -- description: The evidence that PCI 10.2.1.6 asks for: every start, stop, change or
      --   deletion of trails, event data stores, Config, flow logs, log groups, access logs and
      --   query logs, tried or done.
      -- severity: info
      -- kind: report
      -- controls: pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
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
        requestparameters AS request,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN (
          'cloudtrail.amazonaws.com', 'config.amazonaws.com', 'ec2.amazonaws.com', 'logs.amazonaws.com',
          's3.amazonaws.com', 'route53resolver.amazonaws.com', 'wafv2.amazonaws.com', 'elasticloadbalancing.amazonaws.com',
          'redshift.amazonaws.com', 'eks.amazonaws.com', 'rds.amazonaws.com')
        AND (eventname IN (
            'CreateTrail', 'StartLogging', 'StopLogging', 'UpdateTrail', 'DeleteTrail', 'PutEventSelectors',
            'PutInsightSelectors', 'CreateEventDataStore', 'UpdateEventDataStore', 'DeleteEventDataStore',
            'StartEventDataStoreIngestion', 'StopEventDataStoreIngestion', 'CreateFlowLogs', 'DeleteFlowLogs',
            'StartConfigurationRecorder', 'StopConfigurationRecorder', 'PutConfigurationRecorder',
            'DeleteConfigurationRecorder', 'PutDeliveryChannel', 'DeleteDeliveryChannel', 'DeleteLogGroup',
            'DeleteLogStream', 'PutRetentionPolicy', 'DeleteRetentionPolicy', 'PutBucketLogging',
            'CreateResolverQueryLogConfig', 'DeleteResolverQueryLogConfig', 'PutLoggingConfiguration',
            'DeleteLoggingConfiguration', 'EnableLogging', 'DisableLogging')
          OR eventname = 'ModifyLoadBalancerAttributes' AND requestparameters LIKE '%access_logs%'
          OR eventname = 'UpdateClusterConfig' AND requestparameters LIKE '%logging%'
          OR eventname IN ('ModifyDBInstance', 'ModifyDBCluster') AND requestparameters LIKE '%cloudwatchLogsExportConfiguration%')
      ORDER BY eventtime;
      """#),
    ("logging", "cloudtrail-changes.sql", #"""
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
      """#),
    ("logging", "config-recorder-changes.sql", #"""
      -- name: config-recorder-changes
      -- title: Changes to AWS Config
      -- description: The recorder of configuration or its delivery was changed. The published
      --   filter misses the deletion of the recorder, of rules, packs and aggregators. Failed
      --   attempts stay in.
      -- severity: medium
      -- kind: finding
      -- controls: cis-1.4:4.9, cis-1.5:4.9, cis-2.0:4.9, cis-3.0:4.9, cis-4.0:4.9, cis-5.0:4.9, cis-6.0:5.9, cis-7.0:5.9, pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.9, nist-800-53:CM-3
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
          json_extract_scalar(requestparameters, '$.configurationRecorderName'),
          json_extract_scalar(requestparameters, '$.deliveryChannelName'),
          json_extract_scalar(requestparameters, '$.configRuleName')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'config.amazonaws.com'
        AND eventname IN (
          'StopConfigurationRecorder', 'StartConfigurationRecorder', 'PutConfigurationRecorder',
          'DeleteConfigurationRecorder', 'PutDeliveryChannel', 'DeleteDeliveryChannel',
          'DeleteConfigRule', 'DeleteConformancePack', 'DeleteConfigurationAggregator',
          'DeleteRetentionConfiguration', 'DeleteOrganizationConfigRule', 'DeleteEvaluationResults')
      ORDER BY eventtime;
      """#),
    ("logging", "config-recorder-stopped.sql", #"""
      -- name: config-recorder-stopped
      -- title: AWS Config no longer records
      -- description: The recorder was stopped or deleted, or its delivery channel removed. Only
      --   calls that succeeded.
      -- severity: high
      -- kind: finding
      -- controls: pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-9, cis-1.4:4.9, cis-1.5:4.9, cis-2.0:4.9, cis-3.0:4.9, cis-4.0:4.9, cis-5.0:4.9, cis-6.0:5.9, cis-7.0:5.9
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
          json_extract_scalar(requestparameters, '$.configurationRecorderName'),
          json_extract_scalar(requestparameters, '$.deliveryChannelName')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'config.amazonaws.com'
        AND eventname IN ('StopConfigurationRecorder', 'DeleteConfigurationRecorder', 'DeleteDeliveryChannel')
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("logging", "log-expiry-shortened.sql", #"""
      -- name: log-expiry-shortened
      -- title: Log files expire early
      -- description: A lifecycle rule removes objects below the logs' prefix, or of the whole
      --   bucket named, after fewer days than given. The files vanish later by themselves, with
      --   no deletion in any log.
      -- severity: high
      -- kind: finding
      -- controls: pci-4.0.1:10.5.1, soc2:CC7.2, hipaa:164.316(b)(2)(i), iso27001:A.8.15, nist-800-53:AU-11
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: prefix varchar default "AWSLogs/" -- A part of the prefix of log files
      -- parameter: buckets array(varchar) default [] -- Buckets that hold logs
      -- parameter: days bigint default 365 -- The least number of days that is no finding
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
        json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
        json_format(rule) AS rule,
        eventid
      FROM cloudtrail_logs
      CROSS JOIN UNNEST(coalesce(
        TRY_CAST(json_extract(requestparameters, '$.LifecycleConfiguration.Rule') AS array(json)),
        ARRAY[json_extract(requestparameters, '$.LifecycleConfiguration.Rule')])) AS t (rule)
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 's3.amazonaws.com'
        AND eventname IN ('PutBucketLifecycle', 'PutBucketLifecycleConfiguration')
        AND errorcode IS NULL
        AND json_extract_scalar(rule, '$.Status') = 'Enabled'
        AND (json_format(rule) LIKE concat('%', ?, '%')
          OR contains(?, json_extract_scalar(requestparameters, '$.bucketName')))
        AND TRY_CAST(json_extract_scalar(rule, '$.Expiration.Days') AS bigint) < ?
      ORDER BY eventtime;
      """#),
    ("logging", "log-groups-deleted.sql", #"""
      -- name: log-groups-deleted
      -- title: CloudWatch log groups were deleted or expire early
      -- description: A log group or stream was deleted, or its retention set below the days
      --   given: what it held cannot be looked at afterwards.
      -- severity: medium
      -- kind: finding
      -- controls: pci-4.0.1:10.5.1, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-11
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: days bigint default 90 -- The least retention that is no finding
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
        json_extract_scalar(requestparameters, '$.logGroupName') AS loggroup,
        json_extract_scalar(requestparameters, '$.retentionInDays') AS days,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'logs.amazonaws.com'
        AND errorcode IS NULL
        AND (eventname IN ('DeleteLogGroup', 'DeleteLogStream')
          OR eventname = 'PutRetentionPolicy'
            AND TRY_CAST(json_extract_scalar(requestparameters, '$.retentionInDays') AS bigint) < ?)
      ORDER BY eventtime;
      """#),
    ("logging", "log-objects-deleted.sql", #"""
      -- name: log-objects-deleted
      -- title: Delivered log files were deleted
      -- description: Objects below the logs' prefix were deleted or overwritten by somebody other
      --   than the service that delivers them. CloudTrail files are written once. Deletions of
      --   many objects at once carry no keys; they count where the bucket's name is given.
      -- severity: critical
      -- kind: finding
      -- controls: pci-4.0.1:10.3.2, soc2:CC7.2, hipaa:164.312(c)(1), iso27001:A.8.15, nist-800-53:AU-9
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: prefix varchar default "AWSLogs/" -- A part of the keys of log files
      -- parameter: buckets array(varchar) default [] -- Buckets that hold logs
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
        json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
        json_extract_scalar(requestparameters, '$.key') AS object,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 's3.amazonaws.com'
        AND eventname IN ('DeleteObject', 'DeleteObjects', 'DeleteObjectVersion', 'PutObject', 'CopyObject', 'DeleteBucket')
        AND errorcode IS NULL
        AND (json_extract_scalar(requestparameters, '$.key') LIKE concat('%', ?, '%')
          OR eventname IN ('DeleteObjects', 'DeleteBucket')
            AND contains(?, json_extract_scalar(requestparameters, '$.bucketName')))
        AND coalesce(useridentity.type, '') <> 'AWSService'
        AND coalesce(useridentity.invokedby, '') NOT IN ('cloudtrail.amazonaws.com', 'delivery.logs.amazonaws.com', 'config.amazonaws.com')
      ORDER BY eventtime;
      """#),
    ("logging", "logging-stopped.sql", #"""
      -- name: logging-stopped
      -- title: A trail or event data store was stopped or deleted
      -- description: From this moment on something is no longer recorded. Attempts that failed
      --   are in cloudtrail-changes; here only those that worked.
      -- severity: critical
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
          json_extract_scalar(requestparameters, '$.name'),
          json_extract_scalar(requestparameters, '$.eventDataStore'),
          json_extract_scalar(requestparameters, '$.channel')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'cloudtrail.amazonaws.com'
        AND eventname IN ('StopLogging', 'DeleteTrail', 'StopEventDataStoreIngestion', 'DeleteEventDataStore', 'DeleteChannel')
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("logging", "threat-detection-disabled.sql", #"""
      -- name: threat-detection-disabled
      -- title: Threat detection was switched off or left
      -- description: GuardDuty, Security Hub, Macie, Inspector, Detective or an access analyzer
      --   was disabled, a member account left its administrator, or a GuardDuty filter archives
      --   findings unseen. Only calls that succeeded.
      -- severity: high
      -- kind: finding
      -- controls: cis-5.0:4.16, pci-4.0.1:10.7.2, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.16, nist-800-53:SI-4
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
        json_extract_scalar(requestparameters, '$.detectorId') AS detector,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN (
          'guardduty.amazonaws.com', 'securityhub.amazonaws.com', 'macie2.amazonaws.com', 'inspector2.amazonaws.com',
          'detective.amazonaws.com', 'access-analyzer.amazonaws.com')
        AND errorcode IS NULL
        AND (eventname IN (
            'DeleteDetector', 'DisassociateFromMasterAccount', 'DisassociateFromAdministratorAccount',
            'DisassociateMembers', 'DeleteMembers', 'StopMonitoringMembers', 'DisableOrganizationAdminAccount',
            'DeletePublishingDestination', 'DisableSecurityHub', 'BatchDisableStandards', 'DisableMacie',
            'Disable', 'DeleteGraph', 'DeleteAnalyzer')
          OR eventname = 'UpdateDetector' AND json_extract_scalar(requestparameters, '$.enable') = 'false'
          OR eventname IN ('CreateFilter', 'UpdateFilter') AND json_extract_scalar(requestparameters, '$.action') = 'ARCHIVE')
      ORDER BY eventtime;
      """#),
    ("logging", "trail-narrowed.sql", #"""
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
      """#),
    ("network", "database-made-public.sql", #"""
      -- name: database-made-public
      -- title: A database was given a public address
      -- description: An RDS instance or cluster, a Redshift cluster or a DMS instance was created
      --   or modified to be publicly accessible. What reaches it is then up to its security
      --   groups alone.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7, pci-4.0.1:1.4.4
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
          json_extract_scalar(requestparameters, '$.dBInstanceIdentifier'),
          json_extract_scalar(requestparameters, '$.dBClusterIdentifier'),
          json_extract_scalar(requestparameters, '$.clusterIdentifier'),
          json_extract_scalar(requestparameters, '$.replicationInstanceIdentifier')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('rds.amazonaws.com', 'redshift.amazonaws.com', 'redshift-serverless.amazonaws.com', 'dms.amazonaws.com')
        AND errorcode IS NULL
        AND (eventname LIKE 'Create%' OR eventname LIKE 'Modify%' OR eventname LIKE 'Restore%' OR eventname LIKE 'Update%')
        AND lower(json_extract_scalar(requestparameters, '$.publiclyAccessible')) = 'true'
      ORDER BY eventtime;
      """#),
    ("network", "flow-logs-deleted.sql", #"""
      -- name: flow-logs-deleted
      -- title: VPC flow logs were deleted and not made again
      -- description: A record of traffic stopped. Replacing a flow log deletes the old one first,
      --   so a deletion after which the same principal makes flow logs again in the same account
      --   and region within the minutes given is left out.
      -- severity: high
      -- kind: finding
      -- controls: pci-4.0.1:10.2.1.6, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-9, cis-5.0:4.14
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: minutes bigint default 60 -- How soon the new one must follow
      -- uses: from, to, from, to, minutes
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
        json_format(json_extract(requestparameters, '$.DeleteFlowLogsRequest')) AS request,
        eventid
      FROM cloudtrail_logs AS gone
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname = 'DeleteFlowLogs'
        AND errorcode IS NULL
        AND NOT EXISTS (
          SELECT 1
          FROM cloudtrail_logs AS made
          WHERE made.eventtime >= ? AND made.eventtime < ?
            AND made.eventsource = 'ec2.amazonaws.com'
            AND made.eventname = 'CreateFlowLogs'
            AND made.errorcode IS NULL
            AND made.recipientaccountid = gone.recipientaccountid
            AND made.awsregion = gone.awsregion
            AND made.useridentity.arn = gone.useridentity.arn
            AND made.eventtime > gone.eventtime
            AND date_diff('minute', from_iso8601_timestamp(gone.eventtime), from_iso8601_timestamp(made.eventtime)) <= ?)
      ORDER BY eventtime;
      """#),
    ("network", "gateway-changes.sql", #"""
      -- name: gateway-changes
      -- title: Changes to network gateways
      -- description: A way in or out of a network was made, attached or removed. The published
      --   filter knows customer and internet gateways only; VPN, NAT, egress-only and transit
      --   gateways are added. Failed attempts stay in, with their error.
      -- severity: low
      -- kind: finding
      -- controls: cis-1.4:4.12, cis-1.5:4.12, cis-2.0:4.12, cis-3.0:4.12, cis-4.0:4.12, cis-5.0:4.12, cis-6.0:5.12, cis-7.0:5.12, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
          json_extract_scalar(requestparameters, '$.internetGatewayId'),
          json_extract_scalar(requestparameters, '$.vpnGatewayId'),
          json_extract_scalar(requestparameters, '$.natGatewayId'),
          json_extract_scalar(requestparameters, '$.vpcId')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN (
          'CreateCustomerGateway', 'DeleteCustomerGateway', 'AttachInternetGateway',
          'CreateInternetGateway', 'DeleteInternetGateway', 'DetachInternetGateway',
          'CreateVpnGateway', 'AttachVpnGateway', 'DetachVpnGateway', 'DeleteVpnGateway',
          'CreateVpnConnection', 'ModifyVpnConnection', 'DeleteVpnConnection', 'CreateNatGateway',
          'DeleteNatGateway', 'CreateEgressOnlyInternetGateway', 'DeleteEgressOnlyInternetGateway',
          'CreateTransitGateway', 'ModifyTransitGateway', 'DeleteTransitGateway',
          'CreateTransitGatewayVpcAttachment', 'AcceptTransitGatewayVpcAttachment',
          'DeleteTransitGatewayVpcAttachment', 'CreateTransitGatewayPeeringAttachment',
          'AcceptTransitGatewayPeeringAttachment')
      ORDER BY eventtime;
      """#),
    ("network", "network-acl-changes.sql", #"""
      -- name: network-acl-changes
      -- title: Changes to network access lists
      -- description: A network ACL, an entry of it or its association was changed. Failed
      --   attempts stay in, with their error.
      -- severity: low
      -- kind: finding
      -- controls: cis-1.4:4.11, cis-1.5:4.11, cis-2.0:4.11, cis-3.0:4.11, cis-4.0:4.11, cis-5.0:4.11, cis-6.0:5.11, cis-7.0:5.11, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
        json_extract_scalar(requestparameters, '$.networkAclId') AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN (
          'CreateNetworkAcl', 'CreateNetworkAclEntry', 'DeleteNetworkAcl', 'DeleteNetworkAclEntry',
          'ReplaceNetworkAclEntry', 'ReplaceNetworkAclAssociation')
      ORDER BY eventtime;
      """#),
    ("network", "network-acl-opened-to-world.sql", #"""
      -- name: network-acl-opened-to-world
      -- title: A network ACL lets everybody in
      -- description: An ingress entry that allows every address and every protocol was added or
      --   replaced. The default ACL is like that; an entry written on purpose undoes a barrier.
      -- severity: medium
      -- kind: finding
      -- controls: soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
        json_extract_scalar(requestparameters, '$.networkAclId') AS networkacl,
        json_extract_scalar(requestparameters, '$.aclProtocol') AS protocol,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN ('CreateNetworkAclEntry', 'ReplaceNetworkAclEntry')
        AND errorcode IS NULL
        AND json_extract_scalar(requestparameters, '$.ruleAction') = 'allow'
        AND json_extract_scalar(requestparameters, '$.egress') = 'false'
        AND (json_extract_scalar(requestparameters, '$.cidrBlock') = '0.0.0.0/0'
          OR json_extract_scalar(requestparameters, '$.ipv6CidrBlock') = '::/0')
        AND json_extract_scalar(requestparameters, '$.aclProtocol') = '-1'
      ORDER BY eventtime;
      """#),
    ("network", "route-table-changes.sql", #"""
      -- name: route-table-changes
      -- title: Changes to route tables
      -- description: Traffic may take another way. The published filter has no event source (App
      --   Mesh and API Gateway have a CreateRoute too) and misses AssociateRouteTable and transit
      --   gateway routes. Failed attempts stay in, with their error.
      -- severity: low
      -- kind: finding
      -- controls: cis-1.4:4.13, cis-1.5:4.13, cis-2.0:4.13, cis-3.0:4.13, cis-4.0:4.13, cis-5.0:4.13, cis-6.0:5.13, cis-7.0:5.13, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
          json_extract_scalar(requestparameters, '$.routeTableId'),
          json_extract_scalar(requestparameters, '$.transitGatewayRouteTableId')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN (
          'CreateRoute', 'CreateRouteTable', 'ReplaceRoute', 'ReplaceRouteTableAssociation',
          'DeleteRouteTable', 'DeleteRoute', 'AssociateRouteTable', 'DisassociateRouteTable',
          'EnableVgwRoutePropagation', 'DisableVgwRoutePropagation', 'CreateTransitGatewayRoute',
          'ReplaceTransitGatewayRoute', 'DeleteTransitGatewayRoute')
      ORDER BY eventtime;
      """#),
    ("network", "route-to-internet.sql", #"""
      -- name: route-to-internet
      -- title: A route to the internet was made
      -- description: A route table now sends everything that is not local to an internet gateway:
      --   subnets that use it are public. Only calls that succeeded.
      -- severity: medium
      -- kind: finding
      -- controls: soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
        json_extract_scalar(requestparameters, '$.routeTableId') AS routetable,
        json_extract_scalar(requestparameters, '$.gatewayId') AS gateway,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN ('CreateRoute', 'ReplaceRoute')
        AND errorcode IS NULL
        AND json_extract_scalar(requestparameters, '$.gatewayId') LIKE 'igw-%'
        AND (json_extract_scalar(requestparameters, '$.destinationCidrBlock') = '0.0.0.0/0'
          OR json_extract_scalar(requestparameters, '$.destinationIpv6CidrBlock') = '::/0')
      ORDER BY eventtime;
      """#),
    ("network", "security-group-changes.sql", #"""
      -- name: security-group-changes
      -- title: Changes to security groups
      -- description: Rules or groups were changed. The filters before CIS 5.0 miss
      --   ModifySecurityGroupRules, which can open an existing rule to the world; none looks at
      --   the event source. Failed attempts stay in, with their error.
      -- severity: low
      -- kind: finding
      -- controls: cis-1.4:4.10, cis-1.5:4.10, cis-2.0:4.10, cis-3.0:4.10, cis-4.0:4.10, cis-5.0:4.10, cis-6.0:5.10, cis-7.0:5.10, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
          json_extract_scalar(requestparameters, '$.groupId'),
          json_extract_scalar(requestparameters, '$.groupName'),
          json_extract_scalar(requestparameters, '$.ModifySecurityGroupRulesRequest.GroupId')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN (
          'AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress',
          'RevokeSecurityGroupIngress', 'RevokeSecurityGroupEgress', 'ModifySecurityGroupRules',
          'CreateSecurityGroup', 'DeleteSecurityGroup', 'UpdateSecurityGroupRuleDescriptionsIngress',
          'UpdateSecurityGroupRuleDescriptionsEgress', 'AssociateSecurityGroupVpc',
          'DisassociateSecurityGroupVpc')
      ORDER BY eventtime;
      """#),
    ("network", "security-group-opened-to-world.sql", #"""
      -- name: security-group-opened-to-world
      -- title: A security group was opened to the whole internet
      -- description: An ingress rule now lets every address (a /0 of IPv4 or IPv6, or one half of
      --   the internet, a /1) reach something other than the allowed ports. Looks into each rule
      --   of the call, into the older flat form and into ModifySecurityGroupRules, which the
      --   published filters miss. Only calls that succeeded.
      -- severity: high
      -- kind: finding
      -- controls: cis-5.0:5.3, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7, pci-4.0.1:1.3.1
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: ports array(varchar) default ['80', '443'] -- Single ports that may be open to everybody
      -- schedule: 0 6 * * *
      -- key: eventid, fromport, toport
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
          json_extract_scalar(requestparameters, '$.groupId'),
          json_extract_scalar(requestparameters, '$.groupName'),
          json_extract_scalar(requestparameters, '$.ModifySecurityGroupRulesRequest.GroupId')) AS groupid,
        json_extract_scalar(rule, '$.ipProtocol') AS protocol,
        json_extract_scalar(rule, '$.fromPort') AS fromport,
        json_extract_scalar(rule, '$.toPort') AS toport,
        eventid
      FROM cloudtrail_logs
      CROSS JOIN UNNEST(coalesce(
        TRY_CAST(json_extract(requestparameters, '$.ipPermissions.items') AS array(json)),
        ARRAY[TRY(json_parse(requestparameters))])) AS t (rule)
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN ('AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules')
        AND errorcode IS NULL
        AND regexp_like(json_format(rule), '(?i)"cidr[a-z0-9]*":"[0-9a-f.:]+/[01]"')
        AND coalesce(json_extract_scalar(rule, '$.ipProtocol'), '-1') NOT IN ('icmp', 'icmpv6', '1', '58')
        AND NOT (coalesce(json_extract_scalar(rule, '$.fromPort') = json_extract_scalar(rule, '$.toPort'), false)
          AND contains(?, json_extract_scalar(rule, '$.fromPort')))
      ORDER BY eventtime;
      """#),
    ("network", "vpc-changes.sql", #"""
      -- name: vpc-changes
      -- title: Changes to VPCs
      -- description: A VPC, its peerings, its address ranges or its endpoints were changed. The
      --   published filter misses endpoints, secondary ranges and the options of a peering.
      --   Failed attempts stay in, with their error.
      -- severity: low
      -- kind: finding
      -- controls: cis-1.4:4.14, cis-1.5:4.14, cis-2.0:4.14, cis-3.0:4.14, cis-4.0:4.14, cis-5.0:4.14, cis-6.0:5.14, cis-7.0:5.14, soc2:CC6.6, hipaa:164.312(e)(1), iso27001:A.8.20, nist-800-53:SC-7
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
          json_extract_scalar(requestparameters, '$.vpcId'),
          json_extract_scalar(requestparameters, '$.vpcPeeringConnectionId'),
          json_extract_scalar(requestparameters, '$.vpcEndpointId'),
          json_extract_scalar(requestparameters, '$.subnetId')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN (
          'CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute', 'CreateDefaultVpc', 'AssociateVpcCidrBlock',
          'DisassociateVpcCidrBlock', 'AcceptVpcPeeringConnection', 'CreateVpcPeeringConnection',
          'DeleteVpcPeeringConnection', 'RejectVpcPeeringConnection',
          'ModifyVpcPeeringConnectionOptions', 'AttachClassicLinkVpc', 'DetachClassicLinkVpc',
          'DisableVpcClassicLink', 'EnableVpcClassicLink', 'CreateVpcEndpoint', 'ModifyVpcEndpoint',
          'DeleteVpcEndpoints', 'CreateSubnet', 'DeleteSubnet', 'ModifySubnetAttribute')
      ORDER BY eventtime;
      """#),
    ("operations", "costly-instances-started.sql", #"""
      -- name: costly-instances-started
      -- title: Instances of a costly kind were started
      -- description: Accelerated or very large instances, as miners of coins like them. Narrow
      --   the pattern where such machines are daily life.
      -- severity: medium
      -- kind: finding
      -- controls: soc2:CC7.2, iso27001:A.8.16, nist-800-53:SI-4
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: types varchar default "^(p[2-9]|g[3-9]|trn|inf|dl[12]|x[12]|u-)|[.](12|16|18|24|32|48)xlarge$|[.]metal" -- A pattern of instance types
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
        coalesce(json_extract_scalar(requestparameters, '$.instanceType'), json_extract_scalar(requestparameters, '$.launchSpecification.instanceType')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN ('RunInstances', 'RequestSpotInstances', 'CreateFleet')
        AND errorcode IS NULL
        AND regexp_like(coalesce(json_extract_scalar(requestparameters, '$.instanceType'), json_extract_scalar(requestparameters, '$.launchSpecification.instanceType')), ?)
      ORDER BY eventtime;
      """#),
    ("operations", "encryption-default-disabled.sql", #"""
      -- name: encryption-default-disabled
      -- title: Disks are no longer encrypted by default
      -- description: The account-wide default of EBS was switched off in a region: new volumes
      --   and their snapshots are in the clear.
      -- severity: high
      -- kind: finding
      -- controls: cis-5.0:5.1.1, pci-4.0.1:3.5.1, soc2:CC6.1, hipaa:164.312(a)(2)(iv), iso27001:A.8.24, nist-800-53:SC-28
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
        recipientaccountid AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname = 'DisableEbsEncryptionByDefault'
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("operations", "function-url-without-auth.sql", #"""
      -- name: function-url-without-auth
      -- title: A function got a public address without authentication
      -- description: A Lambda function URL with AuthType NONE can be called by everybody.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.6, iso27001:A.8.20, nist-800-53:AC-3
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
        json_extract_scalar(requestparameters, '$.functionName') AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'lambda.amazonaws.com'
        AND eventname IN (
          'CreateFunctionUrlConfig', 'UpdateFunctionUrlConfig', 'CreateFunctionUrlConfig20211031',
          'UpdateFunctionUrlConfig20211031')
        AND errorcode IS NULL
        AND json_extract_scalar(requestparameters, '$.authType') = 'NONE'
      ORDER BY eventtime;
      """#),
    ("operations", "instance-deleted.sql", #"""
      -- name: instance-deleted
      -- title: Who deleted this instance
      -- description: Every termination of EC2 instances, tried or done. The request names the
      --   instances; calls by Auto Scaling and other services show the service as principal.
      -- severity: info
      -- kind: report
      -- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: resource varchar default "" -- A part of the instance id; empty is any
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
        requestparameters AS request,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN (
          'TerminateInstances')
        AND (? = '' OR strpos(coalesce(requestparameters, ''), ?) > 0)
      ORDER BY eventtime;
      """#),
    ("operations", "instance-resized.sql", #"""
      -- name: instance-resized
      -- title: Who resized this instance
      -- description: The type of an EC2 instance, or the class or storage of a database, was
      --   changed.
      -- severity: info
      -- kind: report
      -- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: resource varchar default "" -- A part of the instance id; empty is any
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
        coalesce(
          json_extract_scalar(requestparameters, '$.instanceId'),
          json_extract_scalar(requestparameters, '$.dBInstanceIdentifier'),
          json_extract_scalar(requestparameters, '$.dBClusterIdentifier')) AS target,
        coalesce(
          json_extract_scalar(requestparameters, '$.instanceType.value'),
          json_extract_scalar(requestparameters, '$.instanceType'),
          json_extract_scalar(requestparameters, '$.dBInstanceClass'),
          json_extract_scalar(requestparameters, '$.allocatedStorage')) AS size,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('ec2.amazonaws.com', 'rds.amazonaws.com')
        AND eventname IN ('ModifyInstanceAttribute', 'ModifyDBInstance', 'ModifyDBCluster')
        AND (? = '' OR strpos(coalesce(requestparameters, ''), ?) > 0)
        AND (json_extract(requestparameters, '$.instanceType') IS NOT NULL
          OR json_extract_scalar(requestparameters, '$.dBInstanceClass') IS NOT NULL
          OR json_extract_scalar(requestparameters, '$.allocatedStorage') IS NOT NULL)
      ORDER BY eventtime;
      """#),
    ("operations", "metadata-v1-allowed.sql", #"""
      -- name: metadata-v1-allowed
      -- title: An instance answers metadata requests without a token
      -- description: IMDSv1 was allowed on an instance, at its launch or afterwards, or by the
      --   default of the account: a server-side request forgery then yields its credentials.
      -- severity: medium
      -- kind: finding
      -- controls: cis-5.0:5.7, soc2:CC6.6, iso27001:A.8.9, nist-800-53:CM-6
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
          json_extract_scalar(requestparameters, '$.ModifyInstanceMetadataOptionsRequest.InstanceId'),
          json_extract_scalar(responseelements, '$.instancesSet.items[0].instanceId')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname IN ('ModifyInstanceMetadataOptions', 'RunInstances', 'ModifyInstanceMetadataDefaults')
        AND errorcode IS NULL
        AND lower(coalesce(
          json_extract_scalar(requestparameters, '$.ModifyInstanceMetadataOptionsRequest.HttpTokens'),
          json_extract_scalar(requestparameters, '$.ModifyInstanceMetadataDefaultsRequest.HttpTokens'),
          json_extract_scalar(requestparameters, '$.metadataOptions.httpTokens'))) = 'optional'
      ORDER BY eventtime;
      """#),
    ("operations", "serial-console-enabled.sql", #"""
      -- name: serial-console-enabled
      -- title: The serial console of instances was opened
      -- description: EnableSerialConsoleAccess lets people onto machines past their network and
      --   their logs, for a whole account and region.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.6, iso27001:A.8.20, nist-800-53:AC-17
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
        recipientaccountid AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname = 'EnableSerialConsoleAccess'
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("operations", "system-objects.sql", #"""
      -- name: system-objects
      -- title: System-level objects made and removed
      -- description: The evidence that PCI 10.2.1.7 asks for: whatever was created, run, deleted
      --   or terminated among compute, storage, databases, network and functions. Items of data
      --   (objects, snapshots by schedule, log streams) are left out.
      -- severity: info
      -- kind: report
      -- controls: pci-4.0.1:10.2.1.7, soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
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
        requestparameters AS request,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN (
          'ec2.amazonaws.com', 'rds.amazonaws.com', 's3.amazonaws.com', 'lambda.amazonaws.com', 'ecs.amazonaws.com',
          'eks.amazonaws.com', 'dynamodb.amazonaws.com', 'kms.amazonaws.com', 'elasticfilesystem.amazonaws.com',
          'elasticloadbalancing.amazonaws.com', 'cloudformation.amazonaws.com', 'secretsmanager.amazonaws.com',
          'redshift.amazonaws.com', 'sqs.amazonaws.com', 'sns.amazonaws.com', 'ecr.amazonaws.com')
        AND eventname NOT IN (
          'CreateTags', 'DeleteTags', 'CreateNetworkInterface', 'DeleteNetworkInterface', 'DeleteObject',
          'DeleteObjects', 'CreateSnapshot', 'DeleteSnapshot', 'CreateMultipartUpload', 'RunTask', 'DeleteMessage',
          'DeleteMessageBatch', 'DeleteItem', 'CreateGrant', 'CreateDBSnapshot', 'DeleteDBSnapshot')
        AND regexp_like(eventname, '^(Create|Delete|Run|Terminate|Import|Restore|Copy|Allocate|Release)')
      ORDER BY eventtime;
      """#),
    ("operations", "user-data-changed.sql", #"""
      -- name: user-data-changed
      -- title: The start script of an instance was changed
      -- description: The user data of an instance runs as root at its next start. Changing it on
      --   a machine that exists is rare and a way to take it over.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC7.2, iso27001:A.8.9, nist-800-53:CM-3
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
        json_extract_scalar(requestparameters, '$.instanceId') AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'ec2.amazonaws.com'
        AND eventname = 'ModifyInstanceAttribute'
        AND errorcode IS NULL
        AND json_extract(requestparameters, '$.userData') IS NOT NULL
      ORDER BY eventtime;
      """#),
    ("organization", "account-left-organization.sql", #"""
      -- name: account-left-organization
      -- title: An account left the organization
      -- description: Outside of the organization its policies, its trail and its bills no longer
      --   reach the account.
      -- severity: critical
      -- kind: finding
      -- controls: cis-5.0:4.15, soc2:CC6.3, iso27001:A.5.15, nist-800-53:AC-2
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
        coalesce(json_extract_scalar(requestparameters, '$.accountId'), recipientaccountid) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'organizations.amazonaws.com'
        AND eventname IN ('LeaveOrganization', 'RemoveAccountFromOrganization', 'DeleteOrganization', 'CloseAccount')
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("organization", "cross-account-access.sql", #"""
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
      """#),
    ("organization", "guardrails-lowered.sql", #"""
      -- name: guardrails-lowered
      -- title: A policy of the organization was taken away
      -- description: A service or resource control policy was detached, deleted, or its kind
      --   disabled. What it forbade is allowed again.
      -- severity: high
      -- kind: finding
      -- controls: cis-5.0:4.15, soc2:CC6.3, iso27001:A.5.15, nist-800-53:AC-3
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
        coalesce(json_extract_scalar(requestparameters, '$.policyId'), json_extract_scalar(requestparameters, '$.policyType')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'organizations.amazonaws.com'
        AND eventname IN ('DetachPolicy', 'DeletePolicy', 'DisablePolicyType', 'DeleteResourcePolicy')
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("organization", "organization-changes.sql", #"""
      -- name: organization-changes
      -- title: Changes to the organization
      -- description: Accounts, units or policies of the organization were changed. Added to the
      --   published list: creating accounts for GovCloud, closing accounts, the organization's
      --   own creation, delegated administrators, resource policies, trusted services and
      --   centralised root access. Failed attempts stay in.
      -- severity: medium
      -- kind: finding
      -- controls: cis-1.4:4.15, cis-1.5:4.15, cis-2.0:4.15, cis-3.0:4.15, cis-4.0:4.15, cis-5.0:4.15, cis-6.0:5.15, cis-7.0:5.15, soc2:CC6.3, iso27001:A.5.15, nist-800-53:AC-2
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
          json_extract_scalar(requestparameters, '$.policyId'),
          json_extract_scalar(requestparameters, '$.accountId'),
          json_extract_scalar(requestparameters, '$.targetId'),
          json_extract_scalar(requestparameters, '$.servicePrincipal')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'organizations.amazonaws.com'
        AND eventname IN (
          'AcceptHandshake', 'AttachPolicy', 'CreateAccount', 'CreateGovCloudAccount', 'CloseAccount',
          'CreateOrganization', 'CreateOrganizationalUnit', 'CreatePolicy', 'DeclineHandshake',
          'DeleteOrganization', 'DeleteOrganizationalUnit', 'DeletePolicy', 'DetachPolicy',
          'DisablePolicyType', 'EnablePolicyType', 'EnableAllFeatures', 'InviteAccountToOrganization',
          'LeaveOrganization', 'MoveAccount', 'RemoveAccountFromOrganization', 'UpdatePolicy',
          'UpdateOrganizationalUnit', 'RegisterDelegatedAdministrator',
          'DeregisterDelegatedAdministrator', 'EnableAWSServiceAccess', 'DisableAWSServiceAccess',
          'PutResourcePolicy', 'DeleteResourcePolicy')
      ORDER BY eventtime;
      """#),
    ("organization", "role-chaining.sql", #"""
      -- name: role-chaining
      -- title: Sessions that take the role of another account
      -- description: A session of one role took a role in another account: hops. Pipelines do so
      --   every night; read the principals. Chains of any length need the dialect of Tarn.
      -- severity: low
      -- kind: finding
      -- controls: soc2:CC6.3, iso27001:A.8.2, nist-800-53:AC-6, nist-800-53:AU-12
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
        json_extract_scalar(requestparameters, '$.roleArn') AS role,
        json_extract_scalar(responseelements, '$.credentials.accessKeyId') AS keyid,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'sts.amazonaws.com'
        AND eventname = 'AssumeRole'
        AND errorcode IS NULL
        AND useridentity.type = 'AssumedRole'
        AND recipientaccountid = useridentity.accountid
        AND regexp_extract(json_extract_scalar(requestparameters, '$.roleArn'), '::(\d{12}):', 1) <> useridentity.accountid
      ORDER BY eventtime;
      """#),
    ("platform", "analytics-jobs-started.sql", #"""
      -- name: analytics-jobs-started
      -- title: Who triggered Athena, EMR, Glue or SageMaker jobs
      -- description: Queries, clusters, steps, jobs, crawlers, trainings and endpoints that
      --   somebody started, with the request as sent.
      -- severity: info
      -- kind: report
      -- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: services array(varchar) default ['athena', 'elasticmapreduce', 'emr-serverless', 'emr-containers', 'glue', 'sagemaker', 'redshift-data'] -- First parts of the event sources
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
        requestparameters AS request,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN (
          'athena.amazonaws.com', 'elasticmapreduce.amazonaws.com', 'emr-serverless.amazonaws.com',
          'emr-containers.amazonaws.com', 'glue.amazonaws.com', 'sagemaker.amazonaws.com', 'redshift-data.amazonaws.com',
          'states.amazonaws.com', 'batch.amazonaws.com', 'bedrock.amazonaws.com')
        AND contains(?, split_part(eventsource, '.', 1))
        AND eventname IN (
          'StartQueryExecution', 'RunJobFlow', 'AddJobFlowSteps', 'StartJobRun', 'StartCrawler', 'StartWorkflowRun',
          'CreateTrainingJob', 'CreateProcessingJob', 'CreateTransformJob', 'CreateHyperParameterTuningJob',
          'CreateAutoMLJob', 'CreateEndpoint', 'StartPipelineExecution', 'ExecuteStatement', 'BatchExecuteStatement',
          'StartExecution', 'SubmitJob', 'CreateModelCustomizationJob', 'StartSession')
      ORDER BY eventtime;
      """#),
    ("platform", "emr-public-access-allowed.sql", #"""
      -- name: emr-public-access-allowed
      -- title: EMR clusters may be open to the internet
      -- description: The block of public access of EMR was lifted for a region: clusters may have
      --   security groups open to everybody.
      -- severity: high
      -- kind: finding
      -- controls: soc2:CC6.6, iso27001:A.8.20, nist-800-53:SC-7
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
        awsregion AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'elasticmapreduce.amazonaws.com'
        AND eventname = 'PutBlockPublicAccessConfiguration'
        AND errorcode IS NULL
        AND lower(json_extract_scalar(requestparameters, '$.blockPublicAccessConfiguration.blockPublicSecurityGroupRules')) = 'false'
      ORDER BY eventtime;
      """#),
    ("platform", "glue-catalog-changes.sql", #"""
      -- name: glue-catalog-changes
      -- title: Who modified the Glue catalog
      -- description: Databases, tables, partitions, crawlers, jobs, connections and the policy of
      --   the catalog, made, changed or deleted; and the rights of Lake Formation over them.
      -- severity: info
      -- kind: report
      -- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
      -- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
      -- parameter: to timestamp default "now" -- End of the window (exclusive)
      -- parameter: name varchar default "" -- A part of the name of a database or table; empty is any
      -- uses: from, to, name, name
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
        json_extract_scalar(requestparameters, '$.databaseName') AS database,
        coalesce(
          json_extract_scalar(requestparameters, '$.tableName'),
          json_extract_scalar(requestparameters, '$.tableInput.name'),
          json_extract_scalar(requestparameters, '$.name')) AS target,
        errorcode,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource IN ('glue.amazonaws.com', 'lakeformation.amazonaws.com')
        AND regexp_like(eventname, '^(Create|Update|Delete|Batch(Create|Update|Delete|Put)|Put|Import|Grant|Revoke|BatchGrant|BatchRevoke|Register|Deregister)')
        AND (? = ''
          OR strpos(coalesce(requestparameters, ''), ?) > 0)
      ORDER BY eventtime;
      """#),
    ("platform", "notebook-opened.sql", #"""
      -- name: notebook-opened
      -- title: A notebook was opened by a presigned address
      -- description: Whoever holds a presigned address of a SageMaker notebook or domain works
      --   with its role, until it expires.
      -- severity: medium
      -- kind: finding
      -- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
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
        coalesce(json_extract_scalar(requestparameters, '$.notebookInstanceName'), json_extract_scalar(requestparameters, '$.domainId')) AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'sagemaker.amazonaws.com'
        AND eventname IN ('CreatePresignedNotebookInstanceUrl', 'CreatePresignedDomainUrl', 'CreatePresignedMlflowTrackingServerUrl')
        AND errorcode IS NULL
      ORDER BY eventtime;
      """#),
    ("platform", "notebook-with-internet.sql", #"""
      -- name: notebook-with-internet
      -- title: A notebook reaches the internet directly
      -- description: A SageMaker notebook was made with direct access to the internet, past the
      --   network and its records.
      -- severity: medium
      -- kind: finding
      -- controls: soc2:CC6.6, iso27001:A.8.20, nist-800-53:SC-7
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
        json_extract_scalar(requestparameters, '$.notebookInstanceName') AS target,
        eventid
      FROM cloudtrail_logs
      WHERE eventtime >= ? AND eventtime < ?
        AND eventsource = 'sagemaker.amazonaws.com'
        AND eventname = 'CreateNotebookInstance'
        AND errorcode IS NULL
        AND coalesce(json_extract_scalar(requestparameters, '$.directInternetAccess'), 'Enabled') = 'Enabled'
      ORDER BY eventtime;
      """#),
  ]
}
