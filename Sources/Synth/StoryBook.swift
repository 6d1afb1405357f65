/// The stories that a tree may hold. Each is a row of steps as the logs of such an incident show
/// them, and each has near misses: the same calls for a harmless reason.
enum StoryBook {
  static func plant(
    _ options: SynthOptions, _ world: inout World, into planted: inout [PlantedRecord]
  ) -> [Story] {
    var writer = StoryWriter(options, world)
    if !options.quiet {
      writer.stolenKey()
      writer.privilegeEscalation()
      writer.logTamper()
      writer.massDownload()
      writer.roleChain()
    }
    writer.nearMissesOfStolenKey()
    writer.nearMissesOfEscalation()
    writer.nearMissesOfTamper()
    writer.nearMissesOfDownload()
    writer.nearMissesOfRoleChain()
    writer.fit()
    world = writer.world
    planted = writer.records
    return writer.stories
  }
}

extension StoryWriter {
  mutating func stolenKey() {
    begin(
      "stolen-key",
      "The long-lived key of a build user is used from a Tor exit node: it looks around, meets "
        + "refusals, reads secrets and exports, and leaves a second key behind", hour: 3)
    let victim = World.personCount + 1
    let thief = user(victim, from: Strangers.exitNode, with: Strangers.attackTool)
    let denied = "User: <self> is not authorized to perform: "
    step(0, thief, "sts:GetCallerIdentity")
    step(7, thief, "iam:GetUser", error: ("AccessDenied", denied + "iam:GetUser on resource: user"))
    step(9, thief, "iam:ListAttachedUserPolicies")
    step(5, thief, "iam:ListUserPolicies")
    step(31, thief, "s3:ListBuckets")
    step(12, thief, "ec2:DescribeInstances", request: #"{"instancesSet":{},"filterSet":{}}"#)
    step(4, thief, "ec2:DescribeInstances", region: 1)
    step(6, thief, "ec2:DescribeSecurityGroups")
    step(22, thief, "iam:ListUsers", error: ("AccessDenied", denied + "iam:ListUsers"))
    step(3, thief, "iam:ListRoles", error: ("AccessDenied", denied + "iam:ListRoles"))
    step(48, thief, "secretsmanager:ListSecrets")
    for wait in [11, 6, 7] { step(wait, thief, "secretsmanager:GetSecretValue") }
    step(
      19, thief, "secretsmanager:GetSecretValue",
      error: ("AccessDenied", denied + "secretsmanager:GetSecretValue"))
    step(25, thief, "ssm:GetParametersByPath")
    step(60, thief, "s3:ListObjects")
    for wait in [14, 3, 3, 4, 2, 5] { step(wait, thief, "s3:GetObject") }
    step(
      95, thief, "iam:CreateUser", request: #"{"userName":"support-agent","path":"/"}"#,
      error: ("AccessDenied", denied + "iam:CreateUser"))
    step(
      33, thief, "iam:CreateAccessKey", request: #"{"userName":"<name>"}"#,
      response: #"{"accessKey":{"userName":"<name>","accessKeyId":"AKIA<b32:16>","#
        + #""status":"Active","createDate":"<locale>"}}"#)
    step(
      140, thief, "ec2:RunInstances",
      error: ("Client.UnauthorizedOperation", "You are not authorized to perform this operation."))
  }

  mutating func privilegeEscalation() {
    begin(
      "privilege-escalation",
      "A developer's session finds that it may write policies, gives its user administrator's "
        + "rights, opens a role's trust to itself and goes on as administrator", hour: 10)
    let person = user(5, from: Strangers.farOffice, with: Strangers.script)
    let name = "frank"
    step(0, person, "sts:GetCallerIdentity")
    var developer = assume(20, person, "developer", account: 0, name: name)
    step(15, developer, "iam:ListRoles")
    step(9, developer, "iam:ListAttachedRolePolicies", request: #"{"roleName":"developer"}"#)
    step(8, developer, "iam:GetPolicyVersion")
    step(41, developer, "iam:SimulatePrincipalPolicy")
    step(
      60, developer, "iam:AttachRolePolicy",
      request:
        #"{"roleName":"developer","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}"#,
      error: ("AccessDenied", "User: <self> is not authorized to perform: iam:AttachRolePolicy"))
    let everything =
      #""{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","#
      + #"\"Resource\":\"*\"}]}""#
    step(
      75, developer, "iam:CreatePolicyVersion",
      request: #"{"policyArn":"arn:aws:iam::<account>:policy/<policy>","policyDocument":"#
        + everything + #","setAsDefault":true}"#)
    step(
      30, developer, "iam:AttachUserPolicy",
      request: #"{"userName":"frank","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}"#)
    step(
      12, developer, "iam:PutUserPolicy",
      request: #"{"userName":"frank","policyName":"sync","policyDocument":"# + everything + "}")
    step(
      55, person, "iam:UpdateAssumeRolePolicy",
      request: #"{"roleName":"platform-admin","policyDocument":"{\"Version\":\"2012-10-17\","#
        + #"\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"<self>\"},"#
        + #"\"Action\":\"sts:AssumeRole\"}]}"}"#)
    developer = assume(18, person, "platform-admin", account: 0, name: name)
    step(25, developer, "iam:CreateLoginProfile", request: #"{"userName":"ivan"}"#)
    step(
      14, developer, "iam:CreateAccessKey", request: #"{"userName":"ivan"}"#,
      response: #"{"accessKey":{"userName":"ivan","accessKeyId":"AKIA<b32:16>","#
        + #""status":"Active","createDate":"<locale>"}}"#)
    step(9, developer, "iam:GetAccountSummary")
  }
}
