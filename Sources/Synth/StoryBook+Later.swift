/// What happens once somebody is in.
extension StoryWriter {
  mutating func logTamper() {
    begin(
      "log-tamper",
      "An administrator's session from a rented host narrows and stops the trail, flow logs, "
        + "Config and GuardDuty, then deletes log objects", hour: 22)
    let person = user(
      2, account: account(1), from: Strangers.rentedHost, with: Strangers.attackTool)
    let place = account(1)
    let admin = assume(0, person, "platform-admin", account: place, name: "carol")
    step(12, admin, "cloudtrail:DescribeTrails")
    step(6, admin, "cloudtrail:GetTrailStatus")
    step(8, admin, "cloudtrail:GetEventSelectors")
    step(
      45, admin, "cloudtrail:PutEventSelectors",
      request: #"{"trailName":"<trail>","eventSelectors":[{"readWriteType":"ReadOnly","#
        + #""includeManagementEvents":false,"dataResources":[],"#
        + #""excludeManagementEventSources":["kms.amazonaws.com","rdsdata.amazonaws.com"]}]}"#)
    step(20, admin, "cloudtrail:UpdateTrail")
    step(33, admin, "cloudtrail:StopLogging")
    step(9, admin, "cloudtrail:StopLogging", region: 1)
    step(27, admin, "config:StopConfigurationRecorder")
    step(5, admin, "config:DeleteConfigurationRecorder")
    step(16, admin, "guardduty:ListDetectors")
    step(7, admin, "guardduty:UpdateDetector")
    step(11, admin, "guardduty:DeleteDetector")
    step(30, admin, "ec2:DeleteFlowLogs")
    step(
      22, admin, "logs:PutRetentionPolicy",
      request: #"{"logGroupName":"<loggroup>","retentionInDays":1}"#)
    step(13, admin, "logs:DeleteLogGroup")
    step(
      40, admin, "s3:PutBucketLifecycle",
      request: #"{"lifecycle":"","bucketName":"<bucket>","Host":"<bucket>.s3.amazonaws.com","#
        + #""LifecycleConfiguration":{"Rule":{"ID":"tidy","Status":"Enabled","#
        + #""Filter":{"Prefix":"AWSLogs/"},"Expiration":{"Days":1}}}}"#)
    for wait in [25, 2, 2, 3, 2] {
      step(
        wait, admin, "s3:DeleteObject",
        request: #"{"bucketName":"<bucket#log>","Host":"<bucket#log>.s3.amazonaws.com","#
          + #""key":"AWSLogs/<account>/CloudTrail/<region>/<folders>/<account>_CloudTrail_"#
          + #"<region>_<b62:16>.json.gz"}"#)
    }
    step(60, admin, "cloudtrail:DeleteTrail")
  }

  mutating func massDownload() {
    begin(
      "mass-download",
      "A console user's new command-line session lists the export buckets and reads fifty "
        + "objects within minutes, from an address never seen before", hour: 20)
    let region = 1
    let reader = user(7, from: Strangers.farOffice, with: Strangers.script)
    step(0, reader, "s3:ListBuckets", region: region)
    for wait in [9, 5, 5] { step(wait, reader, "s3:GetBucketPolicy", region: region) }
    for wait in [20, 6, 4] { step(wait, reader, "s3:ListObjects", region: region) }
    for object in 0..<50 {
      step(1 + object % 7, reader, "s3:GetObject", region: region)
    }
  }

  mutating func roleChain() {
    begin(
      "role-chain",
      "One person hops by AssumeRole through the accounts of the organisation and shares a "
        + "snapshot with an account outside of it", hour: 14)
    let person = user(9, from: Strangers.exitNode, with: Strangers.script)
    step(0, person, "sts:GetCallerIdentity")
    let first = assume(15, person, "developer", account: account(0), name: "judy")
    step(12, first, "organizations:ListAccounts")
    step(
      30, first, "sts:AssumeRole",
      error: (
        "AccessDenied",
        "User: <self> is not authorized to perform: sts:AssumeRole on resource: "
          + "arn:aws:iam::<other>:role/platform-admin"
      ))
    let second = assume(
      25, first, "OrganizationAccountAccessRole", account: account(1), name: "judy")
    step(9, second, "sts:GetCallerIdentity")
    step(8, second, "iam:ListRoles")
    let third = assume(44, second, "platform-admin", account: account(2), name: "judy")
    step(10, third, "rds:DescribeDBInstances", region: 1)
    step(13, third, "ec2:DescribeSnapshots", region: 1)
    step(21, third, "ec2:CreateSnapshot", region: 1)
    step(
      64, third, "ec2:ModifySnapshotAttribute", region: 1,
      request: #"{"snapshotId":"<snapshot>","createVolumePermission":{"add":{"items":[{"userId":""#
        + Strangers.outsideAccount + #""}]}},"attributeType":"CREATE_VOLUME_PERMISSION"}"#)
    step(
      19, third, "ec2:AuthorizeSecurityGroupIngress", region: 1,
      request: #"{"groupId":"<sg>","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"#
        + #""toPort":22,"groups":{},"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]},"#
        + #""ipv6Ranges":{},"prefixListIds":{}}]}}"#)
    step(37, third, "ec2:CreateKeyPair", region: 1)
    step(28, third, "ec2:RunInstances", region: 1)
  }
}
