/// The programs behind calls, as they announce themselves.
enum UserAgents {
  static func of(_ archetype: Archetype) -> [String] {
    switch archetype {
    case .admin, .developer, .user: people
    case .application: applications
    case .deployer: deployers
    case .function: functions
    case .linked, .service: []
    case .node: nodes
    case .pipeline: pipelines
    case .robot: functions + applications.prefix(2)
    case .root: console
    case .scanner: scanners
    }
  }

  /// Calls that the console makes on behalf of its user; these carry no tlsDetails.
  static let console = [
    "AWS Internal",
    "[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.750 Linux/5.10.227-219.884.amzn2int.x86_64 "
      + "OpenJDK_64-Bit_Server_VM/25.372-b08 java/1.8.0_372 vendor/Oracle_Corporation "
      + "cfg/retry-mode/standard]",
    "RDS Console, aws-internal/3 aws-sdk-java/1.12.750 Linux/5.10.227-219.884.amzn2int.x86_64 "
      + "OpenJDK_64-Bit_Server_VM/25.372-b08 java/1.8.0_372 vendor/Oracle_Corporation",
    "console.amazonaws.com",
  ]

  static let browsers = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
      + "Chrome/131.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
      + "Chrome/130.0.0.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
      + "Version/18.1 Safari/605.1.15",
  ]

  private static let people = [
    "aws-cli/2.19.1 md/awscrt#0.22.0 ua/2.0 os/macos#23.6.0 md/arch#arm64 lang/python#3.12.6 "
      + "md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off "
      + "md/command#ec2.describe-instances",
    "aws-cli/2.15.30 Python/3.11.8 Linux/5.15.0-101-generic exe/x86_64.ubuntu.22 prompt/off "
      + "command/s3.ls",
    "aws-cli/1.22.34 Python/3.10.12 Linux/6.5.0-1022-aws botocore/1.23.34",
    "Boto3/1.35.36 md/Botocore#1.35.36 ua/2.0 os/linux#6.8.0-45-generic md/arch#x86_64 "
      + "lang/python#3.12.3 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.35.36",
  ]

  private static let deployers = [
    "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) "
      + "terraform-provider-aws/5.74.0 (+https://registry.terraform.io/providers/hashicorp/aws) "
      + "aws-sdk-go-v2/1.32.3 os/linux lang/go#1.23.2",
    "APN/1.0 HashiCorp/1.0 Terraform/1.5.7 (+https://www.terraform.io) "
      + "terraform-provider-aws/4.67.0 (+https://registry.terraform.io/providers/hashicorp/aws) "
      + "aws-sdk-go/1.44.261 (go1.19.8; linux; amd64)",
    "aws-sdk-js/3.658.1 ua/2.0 os/linux#5.15.0-1071-aws lang/js md/nodejs#20.18.0 "
      + "api/cloudformation#3.658.1 m/E aws-cdk/2.163.1",
  ]

  private static let applications = [
    "aws-sdk-java/2.28.16 md/io#sync md/http#Apache ua/2.0 os/Linux#5.10.226-214.880.amzn2.x86_64 "
      + "lang/java#17.0.12 cfg/auth-source#imds m/D",
    "aws-sdk-go/1.55.5 (go1.22.7; linux; amd64) amazon-ssm-agent/3.3.987.0",
    "aws-sdk-go-v2/1.30.4 os/linux lang/go#1.22.6 md/GOOS#linux md/GOARCH#arm64 api/sqs#1.34.4",
    "Boto3/1.26.165 Python/3.10.6 Linux/5.19.0-46-generic Botocore/1.29.165",
    "aws-sdk-dotnet-coreclr/3.7.402.10 ua/2.0 os/windows#10.0.17763 lang/.NET_Core#8.0.8 md/Server",
  ]

  private static let functions = [
    "Boto3/1.34.145 md/Botocore#1.34.145 ua/2.0 os/linux#5.10.225-235.899.amzn2.x86_64 "
      + "lang/python#3.12.5 exec-env/AWS_Lambda_python3.12 Botocore/1.34.145",
    "aws-sdk-js/3.632.0 ua/2.0 os/linux#5.10.225-235.899.amzn2.x86_64 lang/js md/nodejs#20.17.0 "
      + "exec-env/AWS_Lambda_nodejs20.x api/dynamodb#3.632.0",
    "awslambda-worker/1.0 rusoto/0.48.0 rust/1.79.0 linux",
  ]

  private static let nodes = [
    "aws-sdk-go/1.51.30 (go1.22.5; linux; amd64) karpenter.sh-1.0.2",
    "amazon-vpc-cni-k8s/v1.18.3 aws-sdk-go/1.51.30 (go1.22.4; linux; amd64)",
    "kubernetes/v1.30.4-eks-a737599 aws-sdk-go/1.51.21 (go1.22.5; linux; amd64)",
  ]

  private static let pipelines = [
    "ElasticMapReduce/1.0.0 emrfs/s3n user:hadoop, aws-sdk-java/1.12.705 "
      + "Linux/4.14.355-271.569.amzn2.x86_64 java/1.8.0_422 scala/2.12.17",
    "Hadoop 3.3.6, aws-sdk-java/1.12.367 Linux/5.10.223-212.873.amzn2.x86_64 "
      + "OpenJDK_64-Bit_Server_VM/17.0.12+7-LTS java/17.0.12 scala/2.12.18 vendor/Amazon.com_Inc.",
    "Boto3/1.33.13 Python/3.7.16 Linux/5.10.223-211.872.amzn2.x86_64 exec-env/AWS_Glue "
      + "Botocore/1.33.13",
  ]

  private static let scanners = [
    "Boto3/1.34.69 md/Botocore#1.34.69 ua/2.0 os/linux#5.15.0-1056-aws md/arch#x86_64 "
      + "lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#standard Botocore/1.34.69",
    "aws-sdk-go/1.50.20 (go1.21.7; linux; amd64) CloudInventory/7.4",
  ]
}
