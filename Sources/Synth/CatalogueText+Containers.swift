extension CatalogueText {
  /// Groups of machines, containers and functions. The syntax is `Catalogue`'s.
  static let containers = #"""
    autoscaling DescribeAutoScalingGroups r K40 N6 C6 D2 X3
      q {"autoScalingGroupNames":["<stack>-asg"],"maxRecords":100}
      q {"maxRecords":100}
    autoscaling UpdateAutoScalingGroup w K3 C2
      q {"autoScalingGroupName":"<stack>-asg","desiredCapacity":<int:1-12>,"minSize":1,
    >"maxSize":20}
    autoscaling TerminateInstanceInAutoScalingGroup w K4
      q {"instanceId":"<instance>","shouldDecrementDesiredCapacity":true}
      s {"activity":{"activityId":"<uuid>","autoScalingGroupName":"<stack>-asg",
    >"cause":"At <time> instance <instance> was taken out of service in response to a user request
    >, shrinking the capacity.","startTime":"<locale>","statusCode":"InProgress","progress":0}}
    elasticloadbalancing DescribeTargetHealth r K20 C8 N6 X6
      q {"targetGroupArn":"arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<alb>/<hex:1
    >6>"}
    elasticloadbalancing DescribeLoadBalancers r N12 K10 C5 D3
      q {"pageSize":400}
      q {"names":["<alb>"]}
    elasticloadbalancing RegisterTargets w K3 X4
      q {"targetGroupArn":"arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<alb>/<hex:1
    >6>","targets":[{"id":"<instanceip>","port":8080}]}
    elasticloadbalancing DeregisterTargets w K2 X3
      q {"targetGroupArn":"arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<alb>/<hex:1
    >6>","targets":[{"id":"<instanceip>","port":8080}]}
    eks DescribeCluster r K14 D8 C6 N4 U3
      q {"name":"<cluster>"}
    eks ListNodegroups r N4 D2
      q {"name":"<cluster>","maxResults":100}
    ecr GetAuthorizationToken r K40 C10 L2
      q {"registryIds":["<account>"]}
      q null
    ecr BatchGetImage r K30 L6 C3 e40
      q {"registryId":"<account>","repositoryName":"<repository>","imageIds":[{"imageTag":"<pick:la
    >test|main|v1.42.0|v2.3.1>"}],"acceptedMediaTypes":["application/vnd.docker.distribution.manife
    >st.v2+json","application/vnd.oci.image.index.v1+json"]}
      o [{"accountId":"<account>","ARN":"arn:aws:ecr:<region>:<account>:repository/<repository>"}]
      e ImageNotFoundException|The image requested does not exist
    ecr GetDownloadUrlForLayer r K12 L2
      q {"registryId":"<account>","repositoryName":"<repository>","layerDigest":"sha256:<pick:4f4fb
    >700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1|c0d7f8b1e5a94b0cbe8c0b0d3a9be7ae1b
    >0a4f53f6f4c7ad7ba2df0a7d6b9f42>"}
      o [{"accountId":"<account>","ARN":"arn:aws:ecr:<region>:<account>:repository/<repository>"}]
    ecr PutImage w C4
      q {"registryId":"<account>","repositoryName":"<repository>","imageTag":"<hex:7>",
    >"imageManifestMediaType":"application/vnd.docker.distribution.manifest.v2+json"}
      s {"image":{"registryId":"<account>","repositoryName":"<repository>",
    >"imageId":{"imageDigest":"sha256:<hex:64>","imageTag":"latest"}}}
      o [{"accountId":"<account>","ARN":"arn:aws:ecr:<region>:<account>:repository/<repository>"}]
    ecs DescribeServices r C12 D6 X4 N3 P6
      q {"cluster":"<cluster>","services":["<stack>"]}
    ecs DescribeTasks r C6 D5 X2
      q {"cluster":"<cluster>","tasks":["arn:aws:ecs:<region>:<account>:task/<cluster>/<hex:32>"]}
    ecs RegisterTaskDefinition w C4
      q {"family":"<stack>","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],
    >"cpu":"512","memory":"1024","taskRoleArn":"<rolearn>","containerDefinitions":[{"name":"app",
    >"image":"<account>.dkr.ecr.<region>.amazonaws.com/<repository>:latest","essential":true,
    >"portMappings":[{"containerPort":8080,"protocol":"tcp"}],"environment":"HIDDEN_DUE_TO_SECURITY
    >_REASONS"}]}
      s {"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:<region>:<account>:task-definition/<sta
    >ck>:<int#r:1-400>","family":"<stack>","revision":<int#r:1-400>,"status":"ACTIVE",
    >"registeredAt":"<locale>","registeredBy":"<self>","networkMode":"awsvpc",
    >"requiresCompatibilities":["FARGATE"],"cpu":"512","memory":"1024","taskRoleArn":"<rolearn>",
    >"executionRoleArn":"arn:aws:iam::<account>:role/ecsTaskExecutionRole",
    >"compatibilities":["EC2","FARGATE"],"requiresAttributes":[{"name":"com.amazonaws.ecs.capabilit
    >y.logging-driver.awslogs"},{"name":"ecs.capability.execution-role-awslogs"},
    >{"name":"com.amazonaws.ecs.capability.ecr-auth"},{"name":"com.amazonaws.ecs.capability.docker-
    >remote-api.1.19"},{"name":"com.amazonaws.ecs.capability.task-iam-role"},
    >{"name":"ecs.capability.execution-role-ecr-pull"},{"name":"com.amazonaws.ecs.capability.docker
    >-remote-api.1.18"},{"name":"ecs.capability.task-eni"}],"containerDefinitions":[{"name":"app",
    >"image":"<account>.dkr.ecr.<region>.amazonaws.com/<repository>:latest","cpu":0,
    >"portMappings":[{"containerPort":8080,"hostPort":8080,"protocol":"tcp"}],"essential":true,
    >"environment":"HIDDEN_DUE_TO_SECURITY_REASONS","mountPoints":[],"volumesFrom":[],
    >"readonlyRootFilesystem":true,"ulimits":[{"name":"nofile","softLimit":65536,
    >"hardLimit":65536}],"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"<log
    >group>","awslogs-region":"<region>","awslogs-stream-prefix":"ecs"}},
    >"healthCheck":{"command":["CMD-SHELL","curl -f http://localhost:8080/health || exit 1"],
    >"interval":30,"timeout":5,"retries":3},"systemControls":[]},{"name":"log-router",
    >"image":"public.ecr.aws/aws-observability/aws-for-fluent-bit:stable","cpu":0,
    >"memoryReservation":50,"portMappings":[],"essential":true,"environment":"HIDDEN_DUE_TO_SECURIT
    >Y_REASONS","mountPoints":[],"volumesFrom":[],"user":"0","firelensConfiguration":{"type":"fluen
    >tbit"},"systemControls":[]}],"volumes":[],"placementConstraints":[]}}
    ecs UpdateService w C4 D1
      q {"cluster":"<cluster>","service":"<stack>","taskDefinition":"<stack>:<int:1-400>",
    >"forceNewDeployment":true}
    ecs RunTask w L3 D1 S3
      q {"cluster":"<cluster>","taskDefinition":"<stack>","launchType":"FARGATE","count":1,
    >"overrides":{"containerOverrides":[{"name":"app","environment":[{"name":"JOB",
    >"value":"nightly"}]}]}}
      q {"cluster":"<cluster>","taskDefinition":"<stack>","launchType":"FARGATE","count":1,
    >"overrides":{"containerOverrides":[{"name":"app","environment":"HIDDEN_DUE_TO_SECURITY_REASONS
    >"}]}}
    ecs SubmitTaskStateChange w P5
      q {"cluster":"<cluster>","task":"arn:aws:ecs:<region>:<account>:task/<cluster>/<hex:32>",
    >"status":"<pick:RUNNING|STOPPED>"}
      s {"acknowledgment":"ACK"}
    lambda Invoke dw L6 P5 V16 D1 e12
      q {"functionName":"arn:aws:lambda:<region>:<account>:function:<function>",
    >"invocationType":"<pick:Event|RequestResponse>","logType":"None"}
      a {"functionVersion":"arn:aws:lambda:<region>:<account>:function:<function>:$LATEST"}
      o [{"accountId":"<account>","type":"AWS::Lambda::Function","ARN":"arn:aws:lambda:<region>:<ac
    >count>:function:<function>"}]
      e TooManyRequestsException|Rate Exceeded.
    lambda GetFunction20150331v2 r C14 N10 D5
      q {"functionName":"<function>"}
    lambda ListFunctions20150331 r N10 D6 U2
      q {"maxItems":50}
      q null
    lambda GetPolicy20150331v2 r N8 C5 e300
      q {"functionName":"arn:aws:lambda:<region>:<account>:function:<function>"}
      e ResourceNotFoundException|The resource you requested does not exist.
    lambda UpdateFunctionCode20150331v2 w C4 D1
      q {"fullyQualifiedArn":{"arnPrefix":{"partition":"aws","region":"<region>",
    >"account":"<account>"},"relativeId":{"functionName":"<function>"},"functionQualifier":{}},
    >"functionName":"<function>","s3Bucket":"<bucket>","s3Key":"builds/<hex:12>.zip",
    >"publish":true,"dryRun":false}
      s {"functionName":"<function>","functionArn":"arn:aws:lambda:<region>:<account>:function:<fun
    >ction>:<int:1-90>","runtime":"python3.12","role":"<rolearn>","handler":"app.handler",
    >"codeSize":<int:2000-9000000>,"description":"","timeout":30,"memorySize":<pick:256|128|512|102
    >4>,"lastModified":"<time>","codeSha256":"<b64:43>=","version":"<int:1-90>","environment":{},
    >"tracingConfig":{"mode":"PassThrough"},"revisionId":"<uuid>","state":"Active",
    >"packageType":"Zip","architectures":["arm64"],"ephemeralStorage":{"size":512},
    >"snapStart":{"applyOn":"None","optimizationStatus":"Off"}}
    lambda CreateFunction20150331 w C1
      q {"functionName":"<function>","runtime":"nodejs20.x","role":"<rolearn>",
    >"handler":"index.handler","code":{"s3Bucket":"<bucket>","s3Key":"builds/<hex:12>.zip"},
    >"description":"","timeout":10,"memorySize":256,"publish":false,"packageType":"Zip",
    >"environment":{},"tags":{"managed-by":"terraform"}}
      s {"functionName":"<function>","functionArn":"arn:aws:lambda:<region>:<account>:function:<fun
    >ction>","runtime":"nodejs20.x","role":"<rolearn>","handler":"index.handler",
    >"codeSize":<int:2000-900000>,"description":"","timeout":10,"memorySize":256,
    >"lastModified":"<time>","codeSha256":"<b64:43>=","version":"$LATEST","environment":{},
    >"tracingConfig":{"mode":"PassThrough"},"revisionId":"<uuid>","state":"Pending",
    >"stateReason":"The function is being created.","stateReasonCode":"Creating",
    >"packageType":"Zip","architectures":["x86_64"]}
    """#
}
