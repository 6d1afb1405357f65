extension CatalogueText {
  /// Buckets, objects and tables. The syntax is `Catalogue`'s.
  static let storage = #"""
    s3 GetObject dr P38 L28 S140 R40 N2 D12 A3 K4 U8 rid=s3 e22
      q {"bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com","key":"<object>"}
      q {"bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com","x-id":"GetObject",
    >"key":"<object>"}
      a {"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,
    >"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=","bytesTransferredOut":<int:120-40
    >0000>}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":0,"SSEApplied":"<pick:SSE_S3|SSE_KMS>","AuthenticationMethod":"AuthHeader
    >","x-amz-id-2":"<b64:55>=","bytesTransferredOut":<int:120-9000000>}
      o [{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::<bucket>/<object>"},
    >{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
      e NoSuchKey|The specified key does not exist.
      e AccessDenied|User: <self> is not authorized to perform: s3:GetObject on resource: \"arn:aws
    >:s3:::<bucket>/<object>\" because no identity-based policy allows the s3:GetObject action
    s3 PutObject dw P10 L8 S50 R16 D2 U2 C5 V7 rid=s3 e6
      q {"bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com","key":"<object>"}
      q {"x-amz-server-side-encryption":"aws:kms","bucketName":"<bucket>",
    >"x-amz-acl":"bucket-owner-full-control","Host":"<bucket>.s3.<region>.amazonaws.com",
    >"key":"<object>"}
      s {"x-amz-server-side-encryption":"AES256"}
      s {"x-amz-server-side-encryption":"aws:kms","x-amz-server-side-encryption-aws-kms-key-id":"ar
    >n:aws:kms:<region>:<account>:key/<kmskey>"}
      a {"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256",
    >"bytesTransferredIn":<int:300-900000>,"SSEApplied":"Default_SSE_S3",
    >"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=","bytesTransferredOut":0}
      o [{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::<bucket>/<object>"},
    >{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
      e AccessDenied|Access Denied
    s3 HeadObject dr P12 L10 S40 R8 rid=s3 e90
      q {"bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com","key":"<object>"}
      a {"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,
    >"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=","bytesTransferredOut":0}
      o [{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::<bucket>/<object>"},
    >{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
      e NoSuchKey|The specified key does not exist.
    s3 ListObjects dr P8 L4 S50 R10 D8 U6 A2 rid=s3
      q {"list-type":"2","bucketName":"<bucket>","max-keys":"<pick:1000|1|250>",
    >"prefix":"warehouse/<table>/dt=<date>/","delimiter":"/","Host":"<bucket>.s3.<region>.amazonaws
    >.com"}
      q {"list-type":2,"bucketName":"<bucket>","encoding-type":"url","max-keys":<pick:1000|200|5000
    >>,"fetch-owner":false,"Host":"<bucket>.s3.<region>.amazonaws.com"}
      a {"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,
    >"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=","bytesTransferredOut":<int:240-32
    >000>}
      o [{"type":"AWS::S3::Object","ARNPrefix":"arn:aws:s3:::<bucket>/"},{"accountId":"<account>",
    >"type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
    s3 DeleteObject dw P2 L2 S14 R3 D1 rid=s3
      q {"bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com","key":"<object>"}
      a {"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,
    >"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=","bytesTransferredOut":0}
      o [{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::<bucket>/<object>"},
    >{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
    s3 GetBucketAcl r V12 N20 X6 C6 A2 D3 rid=s3 e10
      q {"bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com","acl":""}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":552}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
    s3 ListBuckets r N12 D12 A8 U10 R2 Z3 rid=s3
      q {"Host":"s3.amazonaws.com"}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":6322}
      h s3.amazonaws.com
    s3 GetBucketPublicAccessBlock r N16 C5 A3 D4 rid=s3 e60
      q {"publicAccessBlock":"","bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com"
    >}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":341}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
      e NoSuchPublicAccessBlockConfiguration|The public access block configuration was not found
    s3 GetBucketPolicy r N16 C6 A3 D3 rid=s3 e120
      q {"policy":"","bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com"}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":<int:0-900>}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
      e NoSuchBucketPolicy|The bucket policy does not exist
    s3 GetBucketEncryption r N14 C5 X4 A2 D2 rid=s3
      q {"bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com","encryption":""}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":308}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
    s3 GetBucketTagging r N8 C5 X3 D1 rid=s3 e80
      q {"tagging":"","bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com"}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":412}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
      e NoSuchTagSet|The TagSet does not exist
    s3 PutBucketTagging w C4 D1 rid=s3
      q {"tagging":"","bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com",
    >"Tagging":{"xmlns":"http://s3.amazonaws.com/doc/2006-03-01/","TagSet":{"Tag":[{"Key":"managed-
    >by","Value":"terraform"},{"Key":"cost-centre","Value":"<int:1000-1040>"}]}}}
      q {"tagging":"","bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com",
    >"Tagging":{"xmlns":"http://s3.amazonaws.com/doc/2006-03-01/","TagSet":{"Tag":{"Key":"backup",
    >"Value":true}}}}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":<int:180-420>,"AuthenticationMethod":"AuthHeader",
    >"x-amz-id-2":"<b64:55>=","bytesTransferredOut":0}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
    s3 CreateBucket w C3 D3 A2 rid=s3 e60
      q {"CreateBucketConfiguration":{"LocationConstraint":"<region>",
    >"xmlns":"http://s3.amazonaws.com/doc/2006-03-01/"},"bucketName":"tmp-<b62#b:8>",
    >"Host":"s3.<region>.amazonaws.com"}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":153,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":0}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::tmp-<b62#b:8>"}]
      h s3.<region>.amazonaws.com
      e BucketAlreadyOwnedByYou|Your previous request to create the named bucket succeeded and yo
    >u already own it.
    s3 DeleteBucket w C7 D5 A4 rid=s3 e90
      q {"bucketName":"tmp-<b62#b:8>","Host":"tmp-<b62#b:8>.s3.<region>.amazonaws.com"}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":0}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::tmp-<b62#b:8>"}]
      h tmp-<b62#b:8>.s3.<region>.amazonaws.com
      e BucketNotEmpty|The bucket you tried to delete is not empty
    s3 PutBucketPolicy w C3 A1 rid=s3
      q {"bucketPolicy":{"Version":"2012-10-17","Statement":[{"Sid":"DenyInsecureTransport",
    >"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::<bucket>",
    >"arn:aws:s3:::<bucket>/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]},
    >"bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com","policy":""}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":<int:300-700>,"AuthenticationMethod":"AuthHeader",
    >"x-amz-id-2":"<b64:55>=","bytesTransferredOut":0}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
    s3 PutBucketPublicAccessBlock w C2 A1 rid=s3
      q {"publicAccessBlock":"","bucketName":"<bucket>","PublicAccessBlockConfiguration":{"xmlns":"
    >http://s3.amazonaws.com/doc/2006-03-01/","RestrictPublicBuckets":true,
    >"BlockPublicPolicy":true,"BlockPublicAcls":true,"IgnorePublicAcls":true},
    >"Host":"<bucket>.s3.<region>.amazonaws.com"}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":287,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":0}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
    s3 PutBucketLifecycle w C2 rid=s3
      q {"lifecycle":"","bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com",
    >"LifecycleConfiguration":{"xmlns":"http://s3.amazonaws.com/doc/2006-03-01/",
    >"Rule":{"ID":"expire-old","Status":"Enabled","Filter":{"Prefix":""},
    >"Expiration":{"Days":<pick:365|400|90|30>}}}}
      a {"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256",
    >"bytesTransferredIn":268,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"<b64:55>=",
    >"bytesTransferredOut":0}
      o [{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}]
      h <bucket>.s3.<region>.amazonaws.com
    dynamodb GetItem dr P22 L34 rid=dynamo e8
      q {"tableName":"<table>","key":{"pk":"USER#<int:1000-99999>","sk":"PROFILE"},
    >"consistentRead":false}
      a {"tableArn":"arn:aws:dynamodb:<region>:<account>:table/<table>"}
      o [{"accountId":"<account>","type":"AWS::DynamoDB::Table","ARN":"arn:aws:dynamodb:<region>:<a
    >ccount>:table/<table>"}]
      e ProvisionedThroughputExceededException|The level of configured provisioned throughput for t
    >he table was exceeded. Consider increasing your provisioning level with the UpdateTable API.
    dynamodb DescribeTable r P6 L3 C10 N10 D6 X6 rid=dynamo v=2012-08-10 e40
      q {"tableName":"<table>"}
      o [{"accountId":"<account>","type":"AWS::DynamoDB::Table","ARN":"arn:aws:dynamodb:<region>:<a
    >ccount>:table/<table>"}]
      e ResourceNotFoundException|Requested resource not found: Table: <table> not found
    dynamodb ListTables r N6 D6 U3 C2 rid=dynamo
      q {"limit":<pick:100|50>}
      q {}
    """#
}
