/// Harmless activity with the outward signs of the stories.
extension StoryWriter {
  mutating func nearMissesOfStolenKey() {
    begin(
      "key-rotation", "A person renews their own key from the office and retires the old one",
      nearMissOf: "stolen-key", hour: 9)
    let person = knownUser(3)
    step(0, person, "sts:GetCallerIdentity")
    step(20, person, "iam:ListAccessKeys", request: #"{"userName":"<name>"}"#)
    step(11, person, "iam:CreateAccessKey", request: #"{"userName":"<name>"}"#)
    step(
      600, person, "iam:UpdateAccessKey",
      request: #"{"userName":"<name>","accessKeyId":"<key>","status":"Inactive"}"#)
    step(300, person, "iam:DeleteAccessKey")

    begin(
      "sign-in-after-typo", "Two wrong passwords, then a sign-in with MFA from the same address",
      nearMissOf: "stolen-key", hour: 8)
    var typist = knownUser(4)
    typist.key = .none
    typist.agent = world.browsers[1]
    typist.shape = .failedSignIn
    let failed = ("-", "Failed authentication")
    step(0, typist, "login-failed", error: failed, kind: .signIn)
    step(14, typist, "login-failed", error: failed, kind: .signIn)
    step(21, typist, "check-mfa", kind: .signIn)
    typist.shape = .user
    step(9, typist, "login", kind: .signIn)

    begin(
      "federated-sign-in-without-mfa",
      "People from the identity provider sign in by a role: CloudTrail says MFAUsed No, for the "
        + "provider asked for the second factor", nearMissOf: "stolen-key", hour: 7)
    for person in ["alice", "heidi", "olivia"] {
      var caller = session(
        "AWSReservedSSO_ReadOnlyAccess", name: person + "@example.com", like: knownUser(0))
      caller.key = .none
      caller.agent = world.browsers[0]
      step(180, caller, "login-federated", kind: .signIn)
    }

    begin(
      "denied-secret-after-release",
      "A function's first calls after a release are refused until its policy is in place",
      nearMissOf: "stolen-key", hour: 13)
    let function = session(
      "user-sync-lambda", name: "prod-user-sync-1", like: knownUser(World.personCount))
    step(1, service("lambda.amazonaws.com"), "assume-role", subject: function)
    let message = "User: <self> is not authorized to perform: secretsmanager:GetSecretValue"
    for _ in 0..<3 {
      step(30, function, "secretsmanager:GetSecretValue", error: ("AccessDenied", message))
    }
    step(90, function, "secretsmanager:GetSecretValue")
  }

  mutating func nearMissesOfEscalation() {
    begin(
      "read-only-grant", "An administrator gives a new colleague read access",
      nearMissOf: "privilege-escalation", hour: 11)
    let admin = assume(0, knownUser(1), "platform-admin", account: 0, name: "bob")
    step(
      30, admin, "iam:CreateUser", request: #"{"userName":"intern-7","path":"/"}"#)
    step(
      12, admin, "iam:AttachUserPolicy",
      request: #"{"userName":"intern-7","policyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}"#)
    step(
      10, admin, "iam:AddUserToGroup", request: #"{"groupName":"ReadOnly","userName":"intern-7"}"#)

    begin(
      "pipeline-policy-change", "The infrastructure pipeline writes a narrow policy version",
      nearMissOf: "privilege-escalation", hour: 15)
    let pipeline = assume(
      0, knownUser(World.personCount + 1), "terraform-apply", account: 0, name: "apply-1842")
    step(25, pipeline, "iam:GetPolicyVersion")
    step(8, pipeline, "iam:CreatePolicyVersion")
    step(6, pipeline, "iam:AttachRolePolicy")
    step(
      9, pipeline, "iam:UpdateAssumeRolePolicy",
      request: #"{"roleName":"orders-api","policyDocument":"{\"Version\":\"2012-10-17\","#
        + #"\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"#
        + #"\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"}"#)

    begin(
      "root-by-service",
      "A service of AWS acts as the root user on the account's behalf; nobody signed in",
      nearMissOf: "privilege-escalation", hour: 2)
    var root = Caller(.root, .root, account: 0)
    root.invokedBy = world.arena.add("trustedadvisor.amazonaws.com")
    step(0, root, "ec2:DescribeInstances")
    step(4, root, "iam:GetAccountSummary")
    step(3, root, "support:DescribeTrustedAdvisorChecks")
  }

  mutating func nearMissesOfTamper() {
    begin(
      "stop-logging-refused",
      "Automation tries to stop trails that are not there or not its own; both calls fail",
      nearMissOf: "log-tamper", hour: 16)
    let pipeline = assume(
      0, knownUser(World.personCount + 1), "terraform-apply", account: 0, name: "destroy-77")
    step(
      20, pipeline, "cloudtrail:StopLogging", request: #"{"name":"sandbox-trail"}"#,
      error: (
        "TrailNotFoundException",
        "Unknown trail: arn:aws:cloudtrail:<region>:<account>:trail/sandbox-trail for the user: "
          + "<account>"
      ))
    step(
      15, pipeline, "cloudtrail:StopLogging",
      error: (
        "AccessDenied",
        "User: <self> is not authorized to perform: cloudtrail:StopLogging with an explicit deny "
          + "in a service control policy"
      ))

    begin(
      "flow-logs-replaced", "Flow logs are deleted and created again with a new destination",
      nearMissOf: "log-tamper", hour: 12)
    let again = assume(
      0, knownUser(World.personCount + 1), "terraform-apply", account: account(1), name: "apply-9")
    step(12, again, "ec2:DeleteFlowLogs")
    step(6, again, "ec2:CreateFlowLogs")
    step(20, again, "cloudtrail:StartLogging")
    step(30, again, "kms:ScheduleKeyDeletion")
    step(240, again, "kms:CancelKeyDeletion")
  }

  mutating func nearMissesOfDownload() {
    begin(
      "nightly-backup", "The backup user reads fifty objects, as every night, from its own address",
      nearMissOf: "mass-download", hour: 1)
    let backup = knownUser(World.personCount)
    for _ in 0..<3 { step(2, backup, "s3:ListObjects", region: 1) }
    for object in 0..<45 { step(1 + object % 4, backup, "s3:GetObject", region: 1) }

    begin(
      "bucket-policy-for-organisation",
      "A bucket policy names everybody, but only those of the same organisation",
      nearMissOf: "mass-download", hour: 10)
    let admin = assume(0, knownUser(1), "platform-admin", account: 0, name: "bob")
    step(
      25, admin, "s3:PutBucketPolicy", region: 1,
      request: #"{"bucketPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","#
        + #""Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::<bucket>/*","#
        + #""Condition":{"StringEquals":{"aws:PrincipalOrgID":"<org>"}}}]},"#
        + #""bucketName":"<bucket>","Host":"<bucket>.s3.amazonaws.com","policy":""}"#)
    step(9, admin, "s3:PutBucketPublicAccessBlock", region: 1)
  }

  mutating func nearMissesOfRoleChain() {
    begin(
      "pipeline-across-accounts", "The nightly release goes from account to account by AssumeRole",
      nearMissOf: "role-chain", hour: 4)
    let first = assume(
      0, knownUser(World.personCount + 1), "gitlab-ci-deploy", account: 0, name: "release")
    let second = assume(
      20, first, "cdk-hnb659fds-deploy-role", account: account(1), name: "release")
    step(12, second, "cloudformation:DescribeStacks")
    step(8, second, "cloudformation:CreateChangeSet")
    let third = assume(
      30, first, "cdk-hnb659fds-deploy-role", account: account(2), name: "release")
    step(10, third, "cloudformation:ExecuteChangeSet")

    begin(
      "snapshot-within-organisation", "A snapshot is shared with the organisation's own account",
      nearMissOf: "role-chain", hour: 17)
    let admin = assume(0, knownUser(8), "platform-admin", account: 0, name: "ivan")
    step(18, admin, "ec2:CreateSnapshot", region: 1)
    step(
      60, admin, "ec2:ModifySnapshotAttribute", region: 1,
      request: #"{"snapshotId":"<snapshot>","createVolumePermission":{"add":{"items":[{"userId":""#
        + accountID(account(1)) + #""}]}},"attributeType":"CREATE_VOLUME_PERMISSION"}"#)

    begin(
      "ingress-from-private-network", "A security group is opened to 10.0.0.0/8, not to the world",
      nearMissOf: "role-chain", hour: 18)
    let deployer = assume(
      0, knownUser(World.personCount + 1), "terraform-apply", account: 0, name: "apply-2001")
    step(
      14, deployer, "ec2:AuthorizeSecurityGroupIngress", region: 1,
      request: #"{"groupId":"<sg>","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"#
        + #""toPort":22,"groups":{},"ipRanges":{"items":[{"cidrIp":"10.0.0.0/8"}]},"#
        + #""ipv6Ranges":{},"prefixListIds":{}}]}}"#)
    step(40, deployer, "ec2:RevokeSecurityGroupIngress", region: 1)
  }
}
