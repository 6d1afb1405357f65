/// Insights events: a pair per unusual period, without identity, source or name of their own.
extension World {
  func writeInsight(
    _ file: PlannedFile, _ stream: Stream, half: Int, into sink: inout ByteSink
  ) {
    let hash = mixed(file.seed, 0x1251)
    let names = ["s3:DeleteBucket", "ec2:RunInstances", "iam:PutRolePolicy", "kms:CreateGrant"]
    let api = catalogue.apis[catalogue.api(named: names[below(names.count, hash)])]
    let isErrorRate = mixed(hash, 1) % 3 == 0
    let baseline = 3 + below(40, mixed(hash, 2))
    let start = file.slot + 60
    sink.append(#"{"eventVersion":"1.09","eventTime":""#)
    sink.append(time: half == 0 ? start : start + 60 * (1 + below(3, mixed(hash, 3))))
    sink.append(#"","awsRegion":""#)
    sink.append(regions[stream.region], of: arena.bytes)
    sink.append(#"","eventID":""#)
    sink.append(uuid: mixed(hash, 100 + UInt64(half)))
    sink.append(#"","eventType":"AwsCloudTrailInsight","recipientAccountId":""#)
    sink.append(id(stream.account), of: arena.bytes)
    sink.append(#"","sharedEventID":""#)
    sink.append(uuid: mixed(hash, 99))
    sink.append(#"","insightDetails":{"state":""#)
    sink.append(half == 0 ? "Start" : "End")
    sink.append(#"","eventSource":""#)
    sink.append(api.source, of: arena.bytes)
    sink.append(#"","eventName":""#)
    sink.append(api.name, of: arena.bytes)
    sink.append(#"","insightType":""#)
    sink.append(isErrorRate ? "ApiErrorRateInsight\"" : "ApiCallRateInsight\"")
    if isErrorRate { sink.append(#","errorCode":"AccessDenied""#) }
    sink.append(#","insightContext":{"statistics":{"baseline":{"average":0.0"#)
    sink.append(decimal: baseline)
    sink.append(#"},"insight":{"average":"#)
    sink.append(decimal: 5 + below(90, mixed(hash, 4)))
    sink.append(half == 0 ? ".0}" : ".25}")
    sink.append(#","insightDuration":"#)
    sink.append(decimal: half == 0 ? 1 : 4 + below(12, mixed(hash, 5)))
    sink.append(#","baselineDuration":11336},"attributions":["#)
    sink.append(#"{"attribute":"userIdentityArn","insight":[{"value":""#)
    let roles = size(.roleARN, stream.account)
    sink.append(
      text(.roleARN, stream.account, below(roles, mixed(hash, 6))), of: arena.bytes)
    sink.append(#"","average":5.0}],"baseline":[{"value":""#)
    sink.append(
      text(.roleARN, stream.account, below(roles, mixed(hash, 7))), of: arena.bytes)
    sink.append(#"","average":0.02}]},{"attribute":"userAgent","insight":[{"value":""#)
    sink.append(literals.vendorAgent, of: arena.bytes)
    sink.append(#"","average":5.0}],"baseline":[]}"#)
    if !isErrorRate {
      sink.append(#",{"attribute":"errorCode","insight":[{"value":"null","average":5.0}],"#)
      sink.append(#""baseline":[{"value":"null","average":0.02}]}"#)
    }
    sink.append(#"]}},"eventCategory":"Insight"}"#)
  }
}
