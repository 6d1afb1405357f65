/// Who makes a call, and from where: what stays the same over a session's events.
struct Caller {
  /// The form of `userIdentity`.
  enum Shape {
    case user, session, root, service
    /// An IAM user as failed sign-ins show it: without ARN; hidden where the name is wrong.
    case failedSignIn, hiddenSignIn
    /// `accountId` and `invokedBy` only, as service events have it.
    case accountOnly
    /// A principal of an account outside.
    case foreignAccount
    case samlUser, webIdentityUser, federatedUser, identityCenterUser
    case anonymous

    /// Whether one call by such a caller is likely to be followed by another.
    var makesRuns: Bool { self == .user || self == .session || self == .service }
  }

  /// Which access key is shown.
  enum Key {
    case none
    /// An IAM user's long-lived key, or the one before it.
    case longLived, retired
    /// A temporary one, made from this seed.
    case temporary(UInt64)
  }

  var shape: Shape
  var archetype: Archetype
  var account: Int
  /// The index of the role or IAM user.
  var principal = 0
  var key = Key.none
  var sessionStart = 0
  /// The session's name: a text, and a number in hexadecimal behind it where `sessionHex` is not 0.
  var sessionName = Text.none
  var sessionHex: UInt64 = 0
  var address = Text.none
  var agent = Text.none
  var isMFA = false
  var isConsole = false
  /// Calls go through a VPC endpoint, whose id comes from this seed; 0: they do not.
  var endpoint: UInt64 = 0
  var invokedBy = Text.none
  /// Choices that stay the same over the session.
  var seed: UInt64 = 0
  var sourceIdentity = Text.none
  var credentialsIssuedTo = Text.none

  init(_ shape: Shape, _ archetype: Archetype, account: Int) {
    self.shape = shape
    self.archetype = archetype
    self.account = account
  }
}

/// One event to be written.
struct Event {
  var api: Int
  var caller: Caller
  var time: Int
  var seed: UInt64
  /// The account whose trail holds the record.
  var account: Int
  var region: Int
  /// Index into the API's errors.
  var error: Int?
  var kind = Kind.call
  var sharedID: UInt64 = 0
  var addendum = false
  /// The session that an AssumeRole begins.
  var subject: Caller?

  // What a story writes instead of the catalogue's own.
  var request: Template?
  var response: Template?
  var addition: Template?
  var resources: Template?
  var errorCode = Text.none
  var errorMessage: Template?

  enum Kind {
    case call, signIn, consoleAction, serviceEvent, networkActivity
  }
}
