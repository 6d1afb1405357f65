extension CatalogueText {
  /// Accounts, roles, users and keys. The syntax is `Catalogue`'s.
  static let identity = #"""
    sts GetCallerIdentity r N46 C40 D20 A12 U26 R20 L16 S10 K18 P10
      q null
    sts AssumeRole r N4 C3 U2 R1 e1000
      q null
      h sts.<region>.amazonaws.com
      e AccessDenied|User: <self> is not authorized to perform: sts:AssumeRole on resource: <rolear
    >n>
    sts GetSessionToken r U4 global
      q {"durationSeconds":43200,"serialNumber":"arn:aws:iam::<account>:mfa/<name>"}
      s {"credentials":{"accessKeyId":"ASIA<b32:16>","sessionToken":"IQoJb3JpZ2luX2VjEJr//////////w
    >EaCXVzLWVhc3QtMSJHMEUCIQ<b64:180>","expiration":"<locale>"}}
      h sts.amazonaws.com
    sts GetFederationToken r R2 global
      q {"name":"portal-user","durationSeconds":3600,"policy":"{\"Version\":\"2012-10-17\",
    >\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListAllMyBuckets\",
    >\"Resource\":\"*\"}]}"}
      s {"credentials":{"accessKeyId":"ASIA<b32:16>","sessionToken":"IQoJb3JpZ2luX2VjEJr//////////w
    >EaCXVzLWVhc3QtMSJHMEUCIQ<b64:180>","expiration":"<locale>"},"federatedUser":{"federatedUserId"
    >:"<account>:portal-user","arn":"arn:aws:sts::<account>:federated-user/portal-user"},
    >"packedPolicySize":4}
      h sts.amazonaws.com
    iam GetRole r C40 N40 D8 A10 X6 V4 global e60
      q {"roleName":"<rolename>"}
      h iam.amazonaws.com
      e NoSuchEntityException|The role with name <stack>-role cannot be found.
    iam GetUser r U20 A6 D6 N10 R6 global e40
      q null
      q {"userName":"<username>"}
      h iam.amazonaws.com
      e NoSuchEntityException|The user with name <username> cannot be found.
    iam ListRoles r N10 A6 D8 C2 global
      q {"maxItems":<pick:1000|100>}
      q {"maxItems":"100"}
      q null
      h iam.amazonaws.com
    iam ListUsers r N10 A6 D3 U2 global
      q {"maxItems":1000}
      q null
      h iam.amazonaws.com
    iam ListAttachedRolePolicies r C30 N40 A6 D4 global
      q {"roleName":"<rolename>"}
      h iam.amazonaws.com
    iam ListRolePolicies r C25 N30 A3 global
      q {"roleName":"<rolename>"}
      h iam.amazonaws.com
    iam GetRolePolicy r C16 N20 global
      q {"roleName":"<rolename>","policyName":"inline"}
      h iam.amazonaws.com
    iam GetPolicyVersion r N24 C14 A2 global
      q {"policyArn":"arn:aws:iam::<account>:policy/<policy>","versionId":"v<int:1-5>"}
      h iam.amazonaws.com
    iam ListAccessKeys r N20 U6 A4 R2 global
      q {"userName":"<username>"}
      h iam.amazonaws.com
    iam GetAccessKeyLastUsed r N20 A2 global
      q {"accessKeyId":"<userkey>"}
      h iam.amazonaws.com
    iam ListMFADevices r N12 U8 A3 global
      q {"userName":"<username>"}
      h iam.amazonaws.com
    iam GetAccountSummary r N6 A6 Z3 U2 global
      q null
      h iam.amazonaws.com
    iam GetAccountPasswordPolicy r N6 A2 global e100
      q null
      h iam.amazonaws.com
      e NoSuchEntityException|The Password Policy with domain name <account> cannot be found.
    iam GenerateCredentialReport r N5 A1 global
      q null
      s {"state":"STARTED","description":"No report exists. Starting a new report generation task"}
      h iam.amazonaws.com
    iam GetLoginProfile r N8 global e500
      q {"userName":"<username>"}
      h iam.amazonaws.com
      e NoSuchEntityException|Login Profile for User <username> cannot be found.
    iam SimulatePrincipalPolicy r N3 D1 global
      q {"policySourceArn":"<rolearn>","actionNames":["s3:GetObject"],
    >"resourceArns":["arn:aws:s3:::<bucket>/*"]}
      h iam.amazonaws.com
    iam CreateRole w C3 A1 global e50
      q {"path":"/","roleName":"<stack>-role","assumeRolePolicyDocument":"{\"Version\":\"2012-10-17
    >\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},
    >\"Action\":\"sts:AssumeRole\"}]}","maxSessionDuration":3600,"tags":[{"key":"managed-by",
    >"value":"terraform"}]}
      s {"role":{"path":"/","roleName":"<stack>-role","roleId":"AROA<b32:17>",
    >"arn":"arn:aws:iam::<account>:role/<stack>-role","createDate":"<locale>",
    >"assumeRolePolicyDocument":"%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22E
    >ffect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22lambda.amazonaws.com%22%7D%2C
    >%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D","tags":[{"key":"managed-by",
    >"value":"terraform"}]}}
      h iam.amazonaws.com
      e EntityAlreadyExistsException|Role with name <stack>-role already exists.
    iam PutRolePolicy w C4 global
      q {"roleName":"<stack>-role","policyName":"inline","policyDocument":"{\"Version\":\"2012-10-1
    >7\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],
    >\"Resource\":\"arn:aws:s3:::<bucket>/*\"}]}"}
      h iam.amazonaws.com
    iam AttachRolePolicy w C4 A1 global
      q {"roleName":"<stack>-role","policyArn":"<pick:arn:aws:iam::aws:policy/service-role/AWSLambd
    >aBasicExecutionRole|arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore|arn:aws:iam::aws:poli
    >cy/CloudWatchAgentServerPolicy>"}
      h iam.amazonaws.com
    iam DetachRolePolicy w C2 global e50
      q {"roleName":"<stack>-role","policyArn":"arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCor
    >e"}
      h iam.amazonaws.com
    iam DeleteRole w C2 global e90
      q {"roleName":"<stack>-role"}
      h iam.amazonaws.com
      e DeleteConflictException|Cannot delete entity, must detach all policies first.
    iam PassRole r C1 global e1000
      q null
      h iam.amazonaws.com
      e AccessDenied|User: <self> is not authorized to perform: iam:PassRole on resource: <rolearn
    >> because no identity-based policy allows the iam:PassRole action
    iam CreatePolicyVersion w C2 global
      q {"policyArn":"arn:aws:iam::<account>:policy/<policy>","policyDocument":"{\"Version\":\"2012
    >-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sqs:*\",
    >\"Resource\":\"arn:aws:sqs:*:<account>:<queue>\"}]}","setAsDefault":true}
      s {"policyVersion":{"versionId":"v<int:2-5>","isDefaultVersion":true,
    >"createDate":"<locale>"}}
      h iam.amazonaws.com
    iam CreateUser w A1 global
      q {"userName":"contractor-<b62#u:5>","path":"/"}
      s {"user":{"path":"/","userName":"contractor-<b62#u:5>","userId":"AIDA<b32:17>",
    >"arn":"arn:aws:iam::<account>:user/contractor-<b62#u:5>","createDate":"<locale>"}}
      h iam.amazonaws.com
    iam CreateAccessKey w U1 A1 global
      q {"userName":"<username>"}
      s {"accessKey":{"userName":"<username>","accessKeyId":"AKIA<b32:16>","status":"Active",
    >"createDate":"<locale>"}}
      h iam.amazonaws.com
    iam UpdateAccessKey w U1 global
      q {"userName":"<username>","accessKeyId":"<userkey>","status":"Inactive"}
      h iam.amazonaws.com
    iam ChangePassword w U1 global e120
      q null
      h iam.amazonaws.com
      e PasswordPolicyViolation|Password does not conform to the account password policy.
    iam AddUserToGroup w A1 global
      q {"groupName":"<group>","userName":"<username>"}
      h iam.amazonaws.com
    iam TagRole w C4 global
      q {"roleName":"<rolename>","tags":[{"key":"last-deployed","value":"<date>"}]}
      h iam.amazonaws.com
    organizations DescribeOrganization r N6 A4 V6 C2 global e20
      q null
      h organizations.us-east-1.amazonaws.com
    organizations ListAccounts r N5 A4 V3 global
      q null
      h organizations.us-east-1.amazonaws.com
    organizations DescribeAccount r N6 A2 V2 global
      q {"accountId":"<other>"}
      h organizations.us-east-1.amazonaws.com
    organizations ListPolicies r A1 N2 global
      q {"filter":"SERVICE_CONTROL_POLICY"}
      h organizations.us-east-1.amazonaws.com
    sso ListInstances r A3 C2
      q null
    sso CreateAccountAssignment w A1
      q {"instanceArn":"arn:aws:sso:::instance/ssoins-<hex:16>","targetId":"<account>",
    >"targetType":"AWS_ACCOUNT","permissionSetArn":"arn:aws:sso:::permissionSet/ssoins-<hex:16>/ps-
    ><hex:16>","principalType":"GROUP","principalId":"<uuid>"}
      s {"accountAssignmentCreationStatus":{"status":"IN_PROGRESS","requestId":"<uuid>",
    >"targetId":"<account>","targetType":"AWS_ACCOUNT","principalType":"GROUP"}}
    access-analyzer ListAnalyzers r N8 A2
      q {"type":"ACCOUNT"}
    access-analyzer ListFindings r N5 A1
      q {"analyzerArn":"arn:aws:access-analyzer:<region>:<account>:analyzer/<pick:default|org>",
    >"filter":{"status":{"eq":["ACTIVE"]}}}
    """#
}
