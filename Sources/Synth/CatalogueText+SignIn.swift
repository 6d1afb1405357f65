extension CatalogueText {
  /// How sessions and sign-ins begin; code asks for these by name. The syntax is `Catalogue`'s.
  static let signIn = #"""
    sts AssumeRole r as=assume-role
      q {"roleArn":"<subjectarn>","roleSessionName":"<subjectsession>",
    >"durationSeconds":<pick:3600|900|43200>}
      s {"credentials":{"accessKeyId":"<subjectkey>","sessionToken":"IQoJb3JpZ2luX2VjEJr//////////w
    >EaCXVzLWVhc3QtMSJHMEUCIQ<b64:230>","expiration":"<expiry>"},"assumedRoleUser":{"assumedRoleId"
    >:"<subjectid>:<subjectsession>","arn":"<subjectself>"}}
      o [{"accountId":"<subjectaccount>","type":"AWS::IAM::Role","ARN":"<subjectarn>"}]
    sts AssumeRole r as=assume-role-vendor
      q {"roleArn":"<subjectarn>","roleSessionName":"<subjectsession>","externalId":"<uuid>",
    >"durationSeconds":3600}
      s {"credentials":{"accessKeyId":"<subjectkey>","sessionToken":"IQoJb3JpZ2luX2VjEJr//////////w
    >EaCXVzLWVhc3QtMSJHMEUCIQ<b64:230>","expiration":"<expiry>"},"assumedRoleUser":{"assumedRoleId"
    >:"<subjectid>:<subjectsession>","arn":"<subjectself>"}}
      o [{"accountId":"<subjectaccount>","type":"AWS::IAM::Role","ARN":"<subjectarn>"}]
    sts AssumeRole r as=assume-role-mfa
      q {"roleArn":"<subjectarn>","roleSessionName":"<subjectsession>",
    >"serialNumber":"arn:aws:iam::<account>:mfa/<name>","sourceIdentity":"<subjectsource>"}
      s {"credentials":{"accessKeyId":"<subjectkey>","sessionToken":"IQoJb3JpZ2luX2VjEJr//////////w
    >EaCXVzLWVhc3QtMSJHMEUCIQ<b64:230>","expiration":"<expiry>"},"assumedRoleUser":{"assumedRoleId"
    >:"<subjectid>:<subjectsession>","arn":"<subjectself>"},"sourceIdentity":"<subjectsource>"}
      o [{"accountId":"<subjectaccount>","type":"AWS::IAM::Role","ARN":"<subjectarn>"}]
    sts AssumeRoleWithSAML r as=assume-role-saml
      q {"sAMLAssertionID":"_<uuid>","roleSessionName":"<subjectsession>",
    >"principalTags":{"team":"<pick:platform|web|payments>"},"durationSeconds":28800,
    >"roleArn":"<subjectarn>","principalArn":"arn:aws:iam::<account>:saml-provider/AWSSSO_corporate
    >"}
      s {"subjectType":"persistent","issuer":"https://idp.example.com/saml",
    >"credentials":{"accessKeyId":"<subjectkey>","sessionToken":"IQoJb3JpZ2luX2VjEJr//////////wEaCX
    >VzLWVhc3QtMSJHMEUCIQ<b64:230>","expiration":"<expiry>"},"nameQualifier":"<b64:27>=",
    >"assumedRoleUser":{"assumedRoleId":"<subjectid>:<subjectsession>","arn":"<subjectself>"},
    >"subject":"<subjectsession>","audience":"https://signin.aws.amazon.com/saml"}
      o [{"accountId":"<subjectaccount>","type":"AWS::IAM::Role","ARN":"<subjectarn>"},
    >{"accountId":"<account>","type":"AWS::IAM::SAMLProvider","ARN":"arn:aws:iam::<account>:saml-pr
    >ovider/AWSSSO_corporate"}]
    sts AssumeRoleWithWebIdentity r as=assume-role-web
      q {"roleArn":"<subjectarn>","roleSessionName":"<subjectsession>"}
      s {"subjectFromWebIdentityToken":"repo:acme/deploy:ref:refs/heads/main",
    >"credentials":{"accessKeyId":"<subjectkey>","sessionToken":"IQoJb3JpZ2luX2VjEJr//////////wEaCX
    >VzLWVhc3QtMSJHMEUCIQ<b64:230>","expiration":"<expiry>"},"assumedRoleUser":{"assumedRoleId":"<s
    >ubjectid>:<subjectsession>","arn":"<subjectself>"},"provider":"arn:aws:iam::<account>:oidc-pro
    >vider/token.actions.githubusercontent.com","audience":"sts.amazonaws.com"}
      o [{"accountId":"<subjectaccount>","type":"AWS::IAM::Role","ARN":"<subjectarn>"}]
      a {"identityProviderConnectionVerificationMethod":"IAMTrustStore"}
    signin ConsoleLogin w rid=none as=login
      q null
      s {"ConsoleLogin":"Success"}
      a {"LoginTo":"https://console.aws.amazon.com/console/home?region=<region>&state=hashArgs%23&i
    >sauthcode=true","MobileVersion":"No","MFAIdentifier":"arn:aws:iam::<account>:mfa/<name>",
    >"MFAUsed":"Yes"}
      h <region>.signin.aws.amazon.com
    signin ConsoleLogin w rid=none as=login-without-mfa
      q null
      s {"ConsoleLogin":"Success"}
      a {"LoginTo":"https://console.aws.amazon.com/console/home","MobileVersion":"No",
    >"MFAUsed":"No"}
      h signin.aws.amazon.com
    signin ConsoleLogin w rid=none as=login-federated
      q null
      s {"ConsoleLogin":"Success"}
      a {"MobileVersion":"No","MFAUsed":"No","SamlProviderArn":"arn:aws:iam::<account>:saml-provide
    >r/AWSSSO_corporate"}
      h signin.aws.amazon.com
    signin ConsoleLogin w rid=none as=login-failed
      q null
      s {"ConsoleLogin":"Failure"}
      a {"LoginTo":"https://console.aws.amazon.com/console/home","MobileVersion":"No",
    >"MFAUsed":"No"}
      a {"LoginTo":"https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true",
    >"MobileVersion":"<pick:No|Yes>","MFAUsed":"<pick:No|Yes>"}
      e -|Failed authentication
      h signin.aws.amazon.com
    signin CheckMfa w rid=none as=check-mfa
      q null
      s {"CheckMfa":"Success"}
      a {"MfaType":"<pick:Virtual MFA|U2F MFA>"}
      h <region>.signin.aws.amazon.com
    signin SwitchRole w rid=none as=switch-role
      q null
      s {"SwitchRole":"Success"}
      a {"SwitchFrom":"<self>","RedirectTo":"https://console.aws.amazon.com/console/home"}
      h signin.aws.amazon.com
    signin PasswordRecoveryRequested w rid=none as=password-recovery global
      q null
      s {"PasswordRecoveryRequested":"Success"}
      h signin.aws.amazon.com
    """#
}
