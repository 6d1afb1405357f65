extension CatalogueText {
  /// Keys, secrets, parameters, databases, queues and jobs. The syntax is `Catalogue`'s.
  static let data = #"""
    kms Decrypt r P50 L46 S36 R14 C6 V26 via=s3,secretsmanager,ssm,dynamodb e12
      q {"encryptionAlgorithm":"SYMMETRIC_DEFAULT","encryptionContext":{"aws:s3:arn":"arn:aws:s3:::
    ><bucket>"}}
      q {"encryptionAlgorithm":"SYMMETRIC_DEFAULT","encryptionContext":{"SecretARN":"arn:aws:secret
    >smanager:<region>:<account>:secret:<secret>","SecretVersionId":"<kmskey#version>"}}
      q {"encryptionAlgorithm":"SYMMETRIC_DEFAULT","encryptionContext":{"aws:dynamodb:subscriberId"
    >:"<account>","aws:dynamodb:tableName":"<table>"}}
      q {"encryptionAlgorithm":"SYMMETRIC_DEFAULT","encryptionContext":{"PARAMETER_ARN":"arn:aws:ss
    >m:<region>:<account>:parameter<parameter>"}}
      q {"encryptionAlgorithm":"SYMMETRIC_DEFAULT","keyId":"arn:aws:kms:<region>:<account>:key/<kms
    >key>"}
      o [{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/
    ><kmskey>"}]
      e AccessDenied|User: <self> is not authorized to perform: kms:Decrypt on resource: arn:aws:km
    >s:<region>:<account>:key/<kmskey> because no resource-based policy allows the kms:Decrypt acti
    >on
    kms GenerateDataKey r P14 L10 S20 V14 R4 via=s3,dynamodb e8
      q {"keySpec":"AES_256","encryptionContext":{"aws:s3:arn":"arn:aws:s3:::<bucket>/<object>"},
    >"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>"}
      q {"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>","encryptionContext":{"aws:s3:arn":"a
    >rn:aws:s3:::<bucket>"},"keySpec":"AES_256"}
      q {"numberOfBytes":64,"encryptionContext":{"aws:ebs:id":"<volume>"},"keyId":"alias/aws/ebs"}
      o [{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/
    ><kmskey>"}]
    kms Encrypt r P5 L3 C2
      q {"encryptionAlgorithm":"SYMMETRIC_DEFAULT","keyId":"alias/<stack>"}
      o [{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/
    ><kmskey>"}]
    kms DescribeKey r N14 C10 D2 X4 V6
      q {"keyId":"<kmskey>"}
      q {"keyId":"alias/aws/<pick:s3|ebs|rds|secretsmanager>"}
      o [{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/
    ><kmskey>"}]
    kms GetKeyRotationStatus r N12 C4 X2
      q {"keyId":"<kmskey>"}
      o [{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/
    ><kmskey>"}]
    kms ListAliases r N6 D4 C3
      q null
      q {"limit":100}
    kms CreateGrant w X4 V3 via=ec2
      q {"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>","granteePrincipal":"ec2.<region>.ama
    >zonaws.com","operations":["Decrypt","GenerateDataKeyWithoutPlaintext","ReEncryptFrom",
    >"ReEncryptTo","CreateGrant","DescribeKey"],"constraints":{"encryptionContextSubset":{"aws:ebs:
    >id":"<volume>"}},"retiringPrincipal":"ec2.<region>.amazonaws.com"}
      s {"grantId":"<hex:40>","keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>"}
      o [{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/
    ><kmskey>"}]
    kms RotateKey ev
      q null
      d {"rotationType":"AUTOMATIC","keyId":"<kmskey>","keyOrigin":"AWS_KMS",
    >"currentKeyMaterialId":"<hex:64>"}
      o [{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/
    ><kmskey>"}]
    secretsmanager GetSecretValue r P34 L34 C4 R3 D1 S3 e30
      q {"secretId":"arn:aws:secretsmanager:<region>:<account>:secret:<secret>",
    >"versionStage":"AWSCURRENT"}
      q {"secretId":"<secret>"}
      e AccessDenied|User: <self> is not authorized to perform: secretsmanager:GetSecretValue on re
    >source: <secret> because no identity-based policy allows the secretsmanager:GetSecretValue act
    >ion
      e ResourceNotFoundException|Secrets Manager can't find the specified secret.
    secretsmanager DescribeSecret r C8 N6 D2 L4
      q {"secretId":"<secret>"}
    secretsmanager ListSecrets r N6 D4 U2 A1
      q {"maxResults":100,"sortOrder":"asc"}
      q null
    secretsmanager RotateSecret w V4
      q {"secretId":"arn:aws:secretsmanager:<region>:<account>:secret:<secret>",
    >"clientRequestToken":"<uuid#t>"}
      s {"arn":"arn:aws:secretsmanager:<region>:<account>:secret:<secret>"}
    secretsmanager RotationSucceeded ev rid=none
      q null
      a {"SecretId":"arn:aws:secretsmanager:<region>:<account>:secret:<secret>"}
    ssm GetParameter r P24 L40 C14 D4 R2 e50
      q {"name":"<parameter>","withDecryption":true}
      q {"name":"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"}
      o [{"accountId":"<account>","ARN":"arn:aws:ssm:<region>:<account>:parameter<parameter>"}]
      e ParameterNotFound|
    ssm GetParameters r P10 L10 C4
      q {"names":["<parameter>","<parameter#2>"],"withDecryption":true}
      o [{"accountId":"<account>","ARN":"arn:aws:ssm:<region>:<account>:parameter<parameter>"},
    >{"accountId":"<account>","ARN":"arn:aws:ssm:<region>:<account>:parameter<parameter#2>"}]
    ssm GetParametersByPath r P6 L6 C2
      q {"path":"/prod/orders/","recursive":true,"withDecryption":true,"maxResults":10}
    ssm DescribeParameters r N4 C6 D2
      q {"parameterFilters":[{"key":"Name","option":"Equals","values":["<parameter>"]}],
    >"maxResults":50}
    ssm PutParameter w C4 D1
      q {"name":"<parameter>","type":"SecureString","value":"HIDDEN_DUE_TO_SECURITY_REASONS",
    >"overwrite":true,"tier":"Standard","dataType":"text"}
      s {"tier":"Standard","version":<int:2-80>}
    ssm UpdateInstanceInformation w P12 K2
      q {"instanceId":"<instance>","agentStatus":"Active","availabilityZone":"<zone>",
    >"availabilityZoneId":"use1-az4","agentName":"amazon-ssm-agent","agentVersion":"3.3.987.0",
    >"platformName":"Amazon Linux","platformType":"Linux","platformVersion":"2023",
    >"iPAddress":"<instanceip>","computerName":"ip-10-20-3-7.ec2.internal",
    >"sSMConnectionChannel":"ssmmessages"}
    ssm ListAssociations r P10 X2
      q {"associationFilterList":[{"value":"<instance>","key":"InstanceId"}],"maxResults":20}
    ssm DescribeInstanceInformation r D4 N4 A2 R2
      q {"maxResults":50}
    ssm SendCommand w D1 A1 C1 R1
      q {"documentName":"AWS-RunShellScript","targets":[{"key":"tag:Name","values":["<stack>"]}],
    >"parameters":"HIDDEN_DUE_TO_SECURITY_REASONS","interactive":false}
      s {"command":{"commandId":"<uuid>","documentName":"AWS-RunShellScript",
    >"documentVersion":"$DEFAULT","expiresAfter":"<locale>","requestedDateTime":"<locale>",
    >"status":"Pending","statusDetails":"Pending","targetCount":<int:1-9>,"completedCount":0,
    >"errorCount":0,"timeoutSeconds":3600}}
    ssm StartSession w D2 A2 U1
      q {"target":"<instance>"}
      s {"sessionId":"<session>-<hex:17>","tokenValue":"Value hidden due to security reasons.",
    >"streamUrl":"wss://ssmmessages.<region>.amazonaws.com/v1/data-channel/<session>-<hex:17>?role=
    >publish_subscribe"}
    rds DescribeDBInstances r N16 D8 P10 C6 K2 X5 U2 e30
      q {"dBInstanceIdentifier":"<db>"}
      q {"maxRecords":100}
      e DBInstanceNotFoundFault|DBInstance <db> not found.
    rds DescribeDBClusters r N8 D3 C3
      q {"includeShared":false,"maxRecords":100}
    rds DescribeDBSnapshots r N8 X3 R3
      q {"snapshotType":"manual","includePublic":false,"includeShared":false,
    >"dBInstanceIdentifier":"<db>"}
    rds CreateDBSnapshot w R4 X5
      q {"dBSnapshotIdentifier":"<db>-<date>","dBInstanceIdentifier":"<db>"}
      s {"dBSnapshotIdentifier":"<db>-<date>","dBInstanceIdentifier":"<db>","engine":"postgres",
    >"allocatedStorage":100,"status":"creating","port":5432,"availabilityZone":"<zone>",
    >"vpcId":"<vpc>","instanceCreateTime":"Mar 3, 2023 9:14:03 AM","masterUsername":"app",
    >"engineVersion":"15.6","licenseModel":"postgresql-license","snapshotType":"manual",
    >"percentProgress":0,"storageType":"gp3","encrypted":true,"kmsKeyId":"arn:aws:kms:<region>:<acc
    >ount>:key/<kmskey>","dBSnapshotArn":"arn:aws:rds:<region>:<account>:snapshot:<db>-<date>"}
    rds ModifyDBInstance w C2
      q {"dBInstanceIdentifier":"<db>","applyImmediately":true,"backupRetentionPeriod":<pick:14|7|3
    >5>,"masterUserPassword":"****","allowMajorVersionUpgrade":false}
      s {"dBInstanceIdentifier":"<db>","dBInstanceClass":"db.r6g.large","engine":"postgres",
    >"dBInstanceStatus":"available","masterUsername":"app","allocatedStorage":100,
    >"preferredBackupWindow":"03:10-03:40","backupRetentionPeriod":7,"pendingModifiedValues":{"mast
    >erUserPassword":"****"},"multiAZ":true,"engineVersion":"15.6","publiclyAccessible":false,
    >"storageEncrypted":true,"deletionProtection":true}
    rds DownloadDBLogFilePortion r R6 L5
      q {"dBInstanceIdentifier":"<db>","logFileName":"error/postgresql.log.<date>-0<int:0-9>",
    >"marker":"0","numberOfLines":1000}
    sqs ReceiveMessage dr P20 L12 rid=uuid
      q {"queueUrl":"https://sqs.<region>.amazonaws.com/<account>/<queue>",
    >"maxNumberOfMessages":10,"waitTimeSeconds":20}
      o [{"accountId":"<account>","type":"AWS::SQS::Queue","ARN":"arn:aws:sqs:<region>:<account>:<q
    >ueue>"}]
    sqs GetQueueAttributes r N8 K4 C6 P4 e20
      q {"queueUrl":"https://sqs.<region>.amazonaws.com/<account>/<queue>",
    >"attributeNames":["All"]}
    sqs ListQueues r N4 D2
      q null
    sns ListTopics r N5 D2 U1
      q null
    sns GetTopicAttributes r N10 C6
      q {"topicArn":"arn:aws:sns:<region>:<account>:<topic>"}
    sns Subscribe w C1
      q {"topicArn":"arn:aws:sns:<region>:<account>:<topic>","protocol":"sqs",
    >"endpoint":"arn:aws:sqs:<region>:<account>:<queue>","returnSubscriptionArn":true}
      s {"subscriptionArn":"arn:aws:sns:<region>:<account>:<topic>:<uuid>"}
    glue GetTable r S50 D2
      q {"databaseName":"lake_<pick:curated|raw|export>","name":"<table>","catalogId":"<account>"}
    glue GetPartitions r S40
      q {"databaseName":"lake_<pick:curated|raw|export>","tableName":"<table>",
    >"expression":"(dt = '<date>')","segment":{"segmentNumber":<int:0-9>,"totalSegments":10},
    >"maxResults":1000}
    glue GetDatabases r S5 N3 D2
      q {}
      q null
    glue BatchCreatePartition w S3
      q {"databaseName":"lake_<pick:curated|raw|export>","tableName":"<table>",
    >"catalogId":"<account>","partitionInputList":[{"values":["<date>"]}]}
      s {"errors":[]}
    glue StartJobRun w S3 L1 C1
      q {"jobName":"<pipeline>","arguments":"HIDDEN_DUE_TO_SECURITY_REASONS","timeout":2880}
      s {"jobRunId":"jr_<hex:64>"}
    athena StartQueryExecution w D6 S4 R2 U1
      q {"queryString":"***OMITTED***","clientRequestToken":"<uuid>","queryExecutionContext":{"data
    >base":"lake_curated"},"resultConfiguration":{"outputLocation":"s3://<bucket>/results/"},
    >"workGroup":"primary"}
      s {"queryExecutionId":"<uuid>"}
    athena GetQueryExecution r D6 S4 R2
      q {"queryExecutionId":"<uuid>"}
    elasticmapreduce DescribeCluster r S6 N2 D1
      q {"clusterId":"j-<b32:13>"}
    elasticmapreduce ListInstances r S8
      q {"clusterId":"j-<b32:13>","instanceGroupTypes":["CORE","TASK"]}
    elasticmapreduce RunJobFlow w S1
      q {"name":"nightly-<date>","releaseLabel":"emr-7.2.0","logUri":"s3n://<bucket>/elasticmapredu
    >ce/","instances":{"instanceCount":5,"keepJobFlowAliveWhenNoSteps":false,
    >"terminationProtected":false,"ec2SubnetId":"<subnet>"},"applications":[{"name":"Spark"},
    >{"name":"Hive"}],"visibleToAllUsers":true,"jobFlowRole":"EMR_EC2_DefaultRole",
    >"serviceRole":"EMR_DefaultRole","tags":[{"value":"data","key":"team"}]}
      s {"jobFlowId":"j-<b32#j:13>","clusterArn":"arn:aws:elasticmapreduce:<region>:<account>:clust
    >er/j-<b32#j:13>"}
    states StartExecution w L4 V4
      q {"stateMachineArn":"arn:aws:states:<region>:<account>:stateMachine:<statemachine>",
    >"name":"<uuid#n>","input":"HIDDEN_DUE_TO_SECURITY_REASONS"}
      s {"startDate":"<locale>","executionArn":"arn:aws:states:<region>:<account>:execution:<statem
    >achine>:<uuid#n>"}
      o [{"accountId":"<account>","type":"AWS::StepFunctions::StateMachine",
    >"ARN":"arn:aws:states:<region>:<account>:stateMachine:<statemachine>"}]
    kinesis DescribeStreamSummary r P4 L2 N2
      q {"streamName":"<topic>"}
      o [{"accountId":"<account>","type":"AWS::Kinesis::Stream","ARN":"arn:aws:kinesis:<region>:<ac
    >count>:stream/<topic>"}]
    elasticache DescribeCacheClusters r N5 P4
      q {"showCacheNodeInfo":true,"maxRecords":100}
    bedrock InvokeModel r P3 L4 e60
      q {"modelId":"anthropic.claude-3-haiku-20240307-v1:0"}
      a {"inferenceRegion":"<region>"}
      e ThrottlingException|Too many tokens, please wait before trying again.
    """#
}
