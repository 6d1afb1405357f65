/// What kind of actor makes a call: it decides the APIs, the addresses and the user agents.
///
/// The raw values are the letters by which the catalogue gives an API its weights.
enum Archetype: UInt8, CaseIterable {
  case admin = 0x41  // A: a person with an administrator's role
  case deployer = 0x43  // C: a build pipeline that applies infrastructure
  case developer = 0x44  // D: a person with a power user's or reader's role
  case node = 0x4B  // K: a Kubernetes node or controller
  case function = 0x4C  // L: a Lambda function
  case scanner = 0x4E  // N: a vendor's inventory or posture scanner
  case application = 0x50  // P: a service on EC2 or ECS
  case robot = 0x52  // R: an IAM user that is a program with long-lived keys
  case pipeline = 0x53  // S: Spark, EMR and Glue jobs
  case user = 0x55  // U: an IAM user that is a person
  case service = 0x56  // V: AWS itself, without a role
  case linked = 0x58  // X: AWS itself, in a service-linked role
  case root = 0x5A  // Z: an account's root user

  /// The place in tables that hold one entry per archetype.
  var index: Int {
    switch self {
    case .admin: 0
    case .deployer: 1
    case .developer: 2
    case .node: 3
    case .function: 4
    case .scanner: 5
    case .application: 6
    case .robot: 7
    case .pipeline: 8
    case .user: 9
    case .service: 10
    case .linked: 11
    case .root: 12
    }
  }

  var isPerson: Bool { self == .admin || self == .developer || self == .user || self == .root }
}

/// A role that every account of the organisation has.
struct RoleKind {
  let name: String
  let path: String
  let archetype: Archetype
  /// For a service-linked role, the service behind it.
  let service: String

  init(_ name: String, _ archetype: Archetype, path: String = "", service: String = "") {
    self.name = name
    self.path = path
    self.archetype = archetype
    self.service = service
  }

  static let all: [RoleKind] = people + programs + linkedRoles

  private static let people: [RoleKind] = [
    RoleKind(
      "AWSReservedSSO_AdministratorAccess_", .admin, path: "aws-reserved/sso.amazonaws.com/"),
    RoleKind("OrganizationAccountAccessRole", .admin),
    RoleKind("platform-admin", .admin),
    RoleKind(
      "AWSReservedSSO_PowerUserAccess_", .developer, path: "aws-reserved/sso.amazonaws.com/"),
    RoleKind(
      "AWSReservedSSO_ReadOnlyAccess_", .developer, path: "aws-reserved/sso.amazonaws.com/"),
    RoleKind("developer", .developer),
  ]

  private static let programs: [RoleKind] = [
    RoleKind("github-actions-deploy", .deployer),
    RoleKind("gitlab-ci-deploy", .deployer),
    RoleKind("terraform-apply", .deployer),
    RoleKind("cdk-hnb659fds-deploy-role", .deployer),
    RoleKind("orders-api", .application),
    RoleKind("billing-api", .application),
    RoleKind("search-indexer", .application),
    RoleKind("session-store", .application),
    RoleKind("web-frontend", .application),
    RoleKind("payments-worker", .application),
    RoleKind("ssm-managed-instance", .application),
    RoleKind("legacy-erp", .application),
    RoleKind("image-resizer-lambda", .function),
    RoleKind("report-mailer-lambda", .function),
    RoleKind("audit-forwarder-lambda", .function),
    RoleKind("checkout-events-lambda", .function),
    RoleKind("user-sync-lambda", .function),
    RoleKind("invoice-pdf-lambda", .function),
    RoleKind("EMR_EC2_DefaultRole", .pipeline),
    RoleKind("glue-etl-job", .pipeline),
    RoleKind("spark-batch", .pipeline),
    RoleKind("datalake-loader", .pipeline),
    RoleKind("posture-scanner-audit", .scanner),
    RoleKind("cloud-inventory-reader", .scanner),
    RoleKind("eks-node-group", .node),
    RoleKind("karpenter-controller", .node),
    RoleKind("cluster-autoscaler", .node),
    RoleKind("aws-load-balancer-controller", .node),
  ]

  private static let linkedRoles: [RoleKind] = [
    linked("AutoScaling", "autoscaling"), linked("Config", "config"), linked("RDS", "rds"),
    linked("ECS", "ecs"), linked("AmazonInspector2", "inspector2"),
    linked("AmazonGuardDuty", "guardduty"), linked("AmazonEKS", "eks"),
    linked("Backup", "backup"), linked("ElasticLoadBalancing", "elasticloadbalancing"),
    linked("ResourceExplorer", "resource-explorer-2"),
  ]

  private static func linked(_ name: String, _ service: String) -> RoleKind {
    let host = service + ".amazonaws.com"
    return RoleKind(
      "AWSServiceRoleFor" + name, .linked, path: "aws-service-role/" + host + "/", service: host)
  }
}
