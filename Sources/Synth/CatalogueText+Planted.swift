extension CatalogueText {
  /// What only planted stories call, and what looks like them. The syntax is `Catalogue`'s.
  static let planted = #"""
    iam AttachUserPolicy w global
      q {"userName":"<username>","policyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}
      h iam.amazonaws.com
    iam PutUserPolicy w global
      q {"userName":"<username>","policyName":"inline","policyDocument":"{\"Version\":\"2012-10-17\
    >",\"Statement\":[]}"}
      h iam.amazonaws.com
    iam UpdateAssumeRolePolicy w global
      q {"roleName":"<rolename>","policyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[]}"}
      h iam.amazonaws.com
    iam ListAttachedUserPolicies r global
      q {"userName":"<name>"}
      h iam.amazonaws.com
    iam ListUserPolicies r global
      q {"userName":"<name>"}
      h iam.amazonaws.com
    iam CreateLoginProfile w global
      q {"userName":"<username>","passwordResetRequired":false}
      s {"loginProfile":{"userName":"<username>","createDate":"<locale>",
    >"passwordResetRequired":false}}
      h iam.amazonaws.com
    iam DeleteAccessKey w global
      q {"userName":"<name>","accessKeyId":"<userkey>"}
      h iam.amazonaws.com
    iam DeactivateMFADevice w global
      q {"userName":"<name>","serialNumber":"arn:aws:iam::<account>:mfa/<name>"}
      h iam.amazonaws.com
    ec2 ModifySnapshotAttribute w
      q {"snapshotId":"<snapshot>","createVolumePermission":{"add":{"items":[{"userId":"<other>"}]}
    >},"attributeType":"CREATE_VOLUME_PERMISSION"}
      s {"requestId":"<reqid>","_return":true}
    ec2 ModifyImageAttribute w
      q {"imageId":"<image>","launchPermission":{"add":{"items":[{"userId":"<other>"}]}},
    >"attributeType":"launchPermission"}
      s {"requestId":"<reqid>","_return":true}
    ec2 DeleteFlowLogs w
      q {"DeleteFlowLogsRequest":{"FlowLogId":{"tag":1,"content":"<flowlog>"}}}
      s {"DeleteFlowLogsResponse":{"xmlns":"http://ec2.amazonaws.com/doc/2016-11-15/",
    >"requestId":"<reqid>","unsuccessful":""}}
    ec2 CreateKeyPair w
      q {"keyName":"ops-<hex:6>","keyType":"rsa","keyFormat":"pem"}
      s {"requestId":"<reqid>","keyName":"ops","keyFingerprint":"1f:51:ae:28:bf:89:e9:d8:1f:25:5d:3
    >7:2d:7d:b8:ca:9f:f5:f1:6f","keyPairId":"<new:key->","keyMaterial":"HIDDEN_DUE_TO_SECURITY_REAS
    >ONS"}
    logs DeleteLogGroup w
      q {"logGroupName":"<loggroup>"}
    kms ScheduleKeyDeletion w
      q {"keyId":"<kmskey>","pendingWindowInDays":30}
      s {"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>","deletionDate":"<locale>",
    >"keyState":"PendingDeletion","pendingWindowInDays":30}
      o [{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/
    ><kmskey>"}]
    kms CancelKeyDeletion w
      q {"keyId":"<kmskey>"}
      s {"keyId":"arn:aws:kms:<region>:<account>:key/<kmskey>"}
      o [{"accountId":"<account>","type":"AWS::KMS::Key","ARN":"arn:aws:kms:<region>:<account>:key/
    ><kmskey>"}]
    """#
}
