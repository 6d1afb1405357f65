extension CatalogueText {
  /// Logs, metrics, stacks, findings and everything that is called now and then. The syntax is `Catalogue`'s.
  static let operations = #"""
    logs CreateLogStream w L14 P3 V5 e20
      q {"logGroupName":"<loggroup>","logStreamName":"<folders>/[$LATEST]<hex:32>"}
      e ResourceAlreadyExistsException|The specified log stream already exists
    logs CreateLogGroup w L4 C2 V1 e300
      q {"logGroupName":"<loggroup>"}
      e ResourceAlreadyExistsException|The specified log group already exists
    logs DescribeLogGroups r N8 D8 C8 A2 P3 v=20140328
      q {"logGroupNamePrefix":"<loggroup>"}
      q {"limit":50}
    logs DescribeLogStreams r P10 D6 R2
      q {"logGroupName":"<loggroup>","orderBy":"LastEventTime","descending":true,"limit":50}
    logs FilterLogEvents r D8 U2 R1
      q {"logGroupName":"<loggroup>","startTime":<ms>,"filterPattern":"ERROR","interleaved":true,
    >"limit":100}
    logs StartQuery r D5 A1
      q {"logGroupName":"<loggroup>","startTime":<epoch>,"endTime":<epoch>,
    >"queryString":"fields @timestamp, @message | sort @timestamp desc | limit 20"}
      s {"queryId":"<uuid>"}
    logs PutRetentionPolicy w C2
      q {"logGroupName":"<loggroup>","retentionInDays":<pick:30|14|365>}
    monitoring DescribeAlarms r N6 D6 X8 C5 P3
      q {"alarmNames":["<stack>-cpu-high"]}
      q {"maxRecords":100}
    monitoring GetMetricData dr R60 N16 D8 V6
      q {"metricDataQueries":[{"id":"m1","metricStat":{"metric":{"namespace":"AWS/EC2",
    >"metricName":"CPUUtilization"},"period":300,"stat":"Average"},"returnData":true}],
    >"startTime":"<time>","endTime":"<time>"}
    monitoring ListMetrics dr R24 N6
      q {"namespace":"AWS/<pick:EC2|RDS|Lambda|ApplicationELB>","recentlyActive":"PT3H"}
    monitoring PutMetricAlarm w X3 C2
      q {"alarmName":"TargetTracking-<stack>-AlarmHigh-<uuid>","namespace":"AWS/ECS",
    >"metricName":"CPUUtilization","dimensions":[{"name":"ServiceName","value":"<stack>"}],
    >"statistic":"Average","period":60,"evaluationPeriods":3,"threshold":75.0,
    >"comparisonOperator":"GreaterThanThreshold","actionsEnabled":true}
    cloudtrail DescribeTrails r N10 A3 C3 D1 X2
      q {"trailNameList":[],"includeShadowTrails":false}
      q null
    cloudtrail GetTrailStatus r N12 A3 C2
      q {"name":"arn:aws:cloudtrail:<region>:<account>:trail/<trail>"}
    cloudtrail GetEventSelectors r N6 C2
      q {"trailName":"<trail>"}
    cloudtrail LookupEvents r D8 A8 U2 N2 e30
      q {"lookupAttributes":[{"attributeKey":"<pick:EventName|Username|ResourceName>",
    >"attributeValue":"<username>"}],"maxResults":50}
      q {"maxResults":50,"startTime":"<locale>"}
      e ThrottlingException|Rate exceeded
    cloudtrail StopLogging w
      q {"name":"arn:aws:cloudtrail:<region>:<account>:trail/<trail>"}
    cloudtrail StartLogging w
      q {"name":"arn:aws:cloudtrail:<region>:<account>:trail/<trail>"}
    cloudtrail DeleteTrail w
      q {"name":"arn:aws:cloudtrail:<region>:<account>:trail/<trail>"}
    cloudtrail UpdateTrail w
      q {"name":"<trail>","isMultiRegionTrail":false,"includeGlobalServiceEvents":false}
    cloudtrail PutEventSelectors w
      q {"trailName":"<trail>","eventSelectors":[{"readWriteType":"All",
    >"includeManagementEvents":true,"dataResources":[],"excludeManagementEventSources":[]}]}
    config DescribeConfigurationRecorders r N8 C2 X4
      q null
    config DescribeConfigurationRecorderStatus r N8 X3
      q null
    config PutEvaluations w L4
      q {"resultToken":"No token","evaluations":[{"complianceResourceType":"AWS::S3::Bucket",
    >"complianceResourceId":"<bucket>","complianceType":"<pick:COMPLIANT|NON_COMPLIANT>",
    >"orderingTimestamp":"<locale>"}],"testMode":false}
      s {"failedEvaluations":[]}
    config SelectResourceConfig r A1 N4
      q {"expression":"SELECT resourceId WHERE resourceType = 'AWS::EC2::Instance'","limit":100}
    config StopConfigurationRecorder w
      q {"configurationRecorderName":"default"}
    config DeleteConfigurationRecorder w
      q {"configurationRecorderName":"default"}
    guardduty ListDetectors r N8 A2 C1
      q {"maxResults":"50"}
    guardduty GetFindings r N5 A2 L3
      q {"detectorId":"<hex:32>","findingIds":["<hex:32>"]}
    guardduty UpdateDetector w
      q {"detectorId":"<hex:32>","enable":false}
    guardduty DeleteDetector w
      q {"detectorId":"<hex:32>"}
    securityhub BatchImportFindings w N3 V4
      q {"findings":[{"schemaVersion":"2018-10-08","id":"arn:aws:config:<region>:<account>:config-r
    >ule/config-rule-<b62:6>","productArn":"arn:aws:securityhub:<region>::product/aws/securityhub",
    >"generatorId":"security-control/S3.8","awsAccountId":"<account>",
    >"types":["Software and Configuration Checks/Industry and Regulatory Standards"]}]}
      s {"failedCount":0,"successCount":1,"failedFindings":[]}
    securityhub GetFindings r N6 A2
      q {"filters":{"recordState":[{"value":"ACTIVE","comparison":"EQUALS"}]},"maxResults":100}
    inspector2 ListCoverage r N4 A1
      q {"maxResults":200}
    cloudformation DescribeStacks r C24 D8 N4 X2 e60
      q {"stackName":"<stack>"}
      e ValidationException|Stack with id <stack> does not exist
    cloudformation DescribeStackEvents r C10 D4
      q {"stackName":"<stack>"}
    cloudformation ListStacks r N4 D4 U1
      q {"stackStatusFilter":["CREATE_COMPLETE","UPDATE_COMPLETE","ROLLBACK_COMPLETE"]}
    cloudformation CreateChangeSet w C3
      q {"stackName":"<stack>","changeSetName":"cdk-deploy-change-set","changeSetType":"UPDATE",
    >"capabilities":["CAPABILITY_IAM","CAPABILITY_NAMED_IAM"],"templateURL":"https://s3.<region>.am
    >azonaws.com/<bucket>/<hex:64>.json","clientToken":"<uuid>"}
      s {"id":"arn:aws:cloudformation:<region>:<account>:changeSet/cdk-deploy-change-set/<uuid>",
    >"stackId":"arn:aws:cloudformation:<region>:<account>:stack/<stack>/<uuid>"}
    cloudformation ExecuteChangeSet w C3
      q {"changeSetName":"arn:aws:cloudformation:<region>:<account>:changeSet/cdk-deploy-change-set
    >/<uuid>"}
    route53 ListHostedZones r N6 C3 D2 global
      q null
      h route53.amazonaws.com
    route53 ListResourceRecordSets r C12 N4 K6 global v=2013-04-01
      q {"hostedZoneId":"Z0<b32:18>","maxItems":"100"}
      h route53.amazonaws.com
    route53 ChangeResourceRecordSets w C3 K4 R1 global v=2013-04-01
      q {"hostedZoneId":"Z0<b32:18>","changeBatch":{"comment":"","changes":[{"action":"UPSERT",
    >"resourceRecordSet":{"name":"<domain>","type":"A","aliasTarget":{"hostedZoneId":"Z35SXDOTRQ7X7
    >K","dNSName":"<alb>-<int:100000-999999>.<region>.elb.amazonaws.com",
    >"evaluateTargetHealth":true}}}]}}
      s {"changeInfo":{"status":"PENDING","id":"/change/C0<b32:18>","submittedAt":"<locale>"}}
      h route53.amazonaws.com
    acm ListCertificates r N5 C2 K3
      q {"includes":{"keyTypes":["RSA_2048","EC_prime256v1"]}}
    acm DescribeCertificate r N4 C4 K3
      q {"certificateArn":"arn:aws:acm:<region>:<account>:certificate/<uuid>"}
    wafv2 GetWebACL r N3 C3
      q {"name":"<stack>-acl","scope":"REGIONAL","id":"<uuid>"}
    health DescribeEventAggregates r D10 A10 U8
      q {"filter":{"startTimes":[{"from":"<locale>"}],"eventStatusCodes":["open","upcoming"]},
    >"aggregateField":"eventTypeCategory"}
    notifications ListNotificationHubs r D5 A4 U4
      q null
    ce GetCostAndUsage r R4 A3 D1 global
      q {"timePeriod":{"start":"<date>","end":"<date>"},"granularity":"DAILY",
    >"metrics":["UnblendedCost"],"groupBy":[{"type":"DIMENSION","key":"SERVICE"}]}
    resource-explorer-2 Search r D4 A3
      q {"queryString":"HIDDEN_DUE_TO_SECURITY_REASONS","viewArn":"arn:aws:resource-explorer-2:<reg
    >ion>:<account>:view/all-resources/<uuid>"}
    tagging GetResources r N10 R4 C3
      q {"resourcesPerPage":100,"resourceTypeFilters":["<pick:ec2:instance|s3|rds:db|lambda:functio
    >n>"]}
    servicequotas ListServiceQuotas r N4 D1
      q {"serviceCode":"<pick:ec2|vpc|lambda>","maxResults":100}
    support DescribeTrustedAdvisorChecks r N2 A2 global
      q {"language":"en"}
    backup StartBackupJob w X6 V2
      q {"backupVaultName":"Default","resourceArn":"arn:aws:ec2:<region>:<account>:volume/<volume>"
    >,"iamRoleArn":"<rolearn>","startWindowMinutes":480}
      s {"backupJobId":"<uuid>","creationDate":"<locale>"}
    backup BackupJobCompleted ev rid=none
      q null
      d {"backupJobId":"<uuid>","resourceArn":"arn:aws:ec2:<region>:<account>:volume/<volume>",
    >"state":"COMPLETED","bytesTransferred":<int:1000000-900000000>,"creationDate":{"seconds":<epoc
    >h>,"nanos":0}}
    ec2 SharedSnapshotVolumeCreated ev rid=none
      q null
      d {"snapshotId":"<snapshot>"}
    cloudfront CreateInvalidation w C2 global v=2020_05_31
      q {"distributionId":"E<b32:13>","invalidationBatch":{"paths":{"quantity":1,"items":["/*"]},
    >"callerReference":"cli-<epoch>"}}
      s {"location":"https://cloudfront.amazonaws.com/2020-05-31/distribution/invalidation",
    >"invalidation":{"id":"I<b32:13>","status":"InProgress","createTime":"<locale>"}}
      h cloudfront.amazonaws.com
    codebuild StartBuild w C2 V2
      q {"projectName":"<pipeline>","sourceVersion":"<hex:40>"}
      s {"build":{"id":"<pipeline>:<uuid>","projectName":"<pipeline>","buildStatus":"IN_PROGRESS",
    >"currentPhase":"SUBMITTED","startTime":"<locale>","initiator":"<name>"}}
    codepipeline PutJobSuccessResult w L3
      q {"jobId":"<uuid>"}
    events PutRule w C2
      q {"name":"<stack>-schedule","scheduleExpression":"rate(5 minutes)","state":"ENABLED"}
      s {"ruleArn":"arn:aws:events:<region>:<account>:rule/<stack>-schedule"}
    events DescribeRule r C6 N2
      q {"name":"<stack>-schedule"}
    sso Federate ev
      q null
      d {"role_name":"AWSAdministratorAccess","account_id":"<account>"}
    sso Authenticate ev
      q null
      d {"CredentialType":"EXTERNAL_IDP"}
    account GetContactInformation r N3 Z1 global
      q null
    s3-outposts ListEndpoints r N6
      x {"edgeDeviceId":"op-<hex:17>","edgeDeviceOwner":"<account>","deviceType":"outpost"}
      q {"outpostId":"op-<hex:17>"}
    """#
}
