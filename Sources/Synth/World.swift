/// A family of names of which every account has its own list.
enum Pool: Int, CaseIterable {
  case accountID, bucket, cluster, database, domain, function, group, homeIP, instanceIP, kmsKey
  case lambdaIP, loadBalancer, logGroup, natIP, officeIP, parameter, pipelineName, policy, queue
  case repository, roleARN, roleID, roleName, secret, ssoUser, stack, stateMachine, table, topic
  case trail, userARN, userID, userKey, userName, userOldKey, vendorAccount
}

/// Everything that stays the same in a run: the organisation, its accounts, their names and the
/// compiled catalogue of APIs. Immutable once built, shared by all threads.
struct World {
  let seed: UInt64
  /// Leaves out what a detection would rightly report.
  let isQuiet: Bool
  let organisation: Text
  let accountCount: Int
  let regions: [Text]
  let regionNames: [String]
  var arena: TextArena
  var catalogue: Catalogue
  let roles: [RoleKind]
  let roleServices: [Text]
  /// Role indexes by `Archetype.index`.
  let rolesByArchetype: [[Int]]
  /// User agents by `Archetype.index`.
  let agents: [[Text]]
  let consoleAgents: [Text]
  let browsers: [Text]
  let linkedSessionNames: [Text]
  let literals: Literals

  private let poolStarts: [Int32]
  private let poolSizes: [Int32]
  private let poolTexts: [Text]

  init(seed: UInt64, accounts: Int, regions: Int, isQuiet: Bool = false) {
    var arena = TextArena()
    var builder = PoolBuilder(seed: mixed(seed, 0xACC0))
    self.seed = seed
    self.isQuiet = isQuiet
    accountCount = accounts
    organisation = arena.add("o-" + builder.lowercase(10, mixed(seed, 0x06)))
    for account in 0..<accounts { builder.addAccount(account, to: &arena) }
    poolStarts = builder.starts
    poolSizes = builder.sizes
    poolTexts = builder.texts
    regionNames = Array(World.knownRegions.prefix(max(1, regions)))
    self.regions = regionNames.map { arena.add($0) }
    roles = RoleKind.all
    roleServices = roles.map { arena.add($0.service) }
    rolesByArchetype = Archetype.allCases.sorted { $0.index < $1.index }.map { kind in
      RoleKind.all.indices.filter { RoleKind.all[$0].archetype == kind }
    }
    agents = Archetype.allCases.sorted { $0.index < $1.index }.map { kind in
      UserAgents.of(kind).map { arena.add($0) }
    }
    consoleAgents = UserAgents.console.map { arena.add($0) }
    browsers = UserAgents.browsers.map { arena.add($0) }
    linkedSessionNames = ["AutoScaling", "AWSConfig-BucketConfigCheck", "ecs-service-scheduler"]
      .map { arena.add($0) }
    var literals = Literals(&arena)
    var catalogue = Catalogue(compiling: CatalogueText.all, into: &arena)
    literals.endpointMessage = catalogue.compile(
      "The request was denied due to a VPC endpoint policy", into: &arena)
    self.literals = literals
    self.catalogue = catalogue
    self.arena = arena
  }

  @inline(__always)
  func size(_ pool: Pool, _ account: Int) -> Int {
    Int(poolSizes[account &* Pool.allCount &+ pool.rawValue])
  }

  @inline(__always)
  func text(_ pool: Pool, _ account: Int, _ index: Int) -> Text {
    let place = account &* Pool.allCount &+ pool.rawValue
    return poolTexts[Int(poolStarts[place]) &+ index]
  }

  /// In the order in which `--regions` takes them. IAM's and other global events are us-east-1's.
  static let knownRegions = [
    "us-east-1", "ap-south-1", "eu-west-1", "us-west-2", "eu-central-1", "ap-southeast-1",
    "ap-northeast-1", "us-east-2", "ap-southeast-2", "eu-west-2", "ca-central-1", "sa-east-1",
    "eu-north-1", "us-west-1", "ap-northeast-2", "eu-west-3", "ap-northeast-3", "eu-south-1",
    "me-south-1", "af-south-1", "ap-east-1", "ap-south-2", "eu-central-2", "me-central-1",
    "ap-southeast-3", "ca-west-1", "il-central-1", "ap-southeast-4", "eu-south-2", "mx-central-1",
  ]
}

extension Pool {
  static let allCount = Pool.allCases.count
}

/// Texts that code, not the catalogue, writes.
struct Literals {
  let vendorAgent: Text
  let identityProvider: Text
  let ec2: Text
  let lambda: Text
  let glue: Text
  let services: [Text]
  let instancePrefix: Text
  let scannerSession: Text
  let actionsSession: Text
  let pipelineSession: Text
  let portalUser: Text
  let endpointDenied: Text
  /// Set when the catalogue is compiled.
  var endpointMessage: Template?

  init(_ arena: inout TextArena) {
    vendorAgent = arena.add(
      "Boto3/1.34.69 md/Botocore#1.34.69 ua/2.0 os/linux#5.15.0-1056-aws md/arch#x86_64 "
        + "lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#standard Botocore/1.34.69")
    identityProvider = arena.add("aws-internal/3 aws-sdk-java/1.12.750")
    ec2 = arena.add("ec2.amazonaws.com")
    lambda = arena.add("lambda.amazonaws.com")
    glue = arena.add("glue.amazonaws.com")
    let hosts = [
      "lambda", "cloudtrail", "config", "delivery.logs", "events", "s3", "autoscaling",
      "secretsmanager", "ecs-tasks", "states", "sns", "cloudfront", "vpc-flow-logs",
    ]
    services = hosts.map { arena.add($0 + ".amazonaws.com") }
    instancePrefix = arena.add("i-0")
    scannerSession = arena.add("posture-scan-")
    actionsSession = arena.add("GitHubActions")
    pipelineSession = arena.add("gitlab-job-")
    portalUser = arena.add("portal-user")
    endpointDenied = arena.add("VpceAccessDenied")
  }
}
