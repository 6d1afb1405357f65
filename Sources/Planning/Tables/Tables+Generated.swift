// Generated from Schema/Tables/*.sql by Schema/Tables/embed.sh; a test compares both.

extension LensTables {
  /// The texts of Schema/Tables by file name without its ending.
  static let texts: [(name: String, text: String)] = [
    (
      "cloudtrail_aggregated",
      #"""
      CREATE EXTERNAL TABLE cloudtrail_aggregated (
        eventversion STRING,
        accountid STRING,
        eventid STRING,
        eventcategory STRING,
        eventtype STRING,
        awsregion STRING,
        eventsource STRING,
        timewindow STRUCT<
          windowstart: TIMESTAMP,
          windowend: TIMESTAMP,
          windowsize: STRING>,
        summary STRUCT<
          primarydimension: STRUCT<
            dimension: STRING,
            statistics: ARRAY<STRUCT<name: STRING, value: BIGINT>>,
            aggregationtype: STRING>,
          details: ARRAY<STRUCT<
            dimension: STRING,
            statistics: ARRAY<STRUCT<name: STRING, value: BIGINT>>,
            aggregationtype: STRING>>>)
      ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
      LOCATION 's3://bucket/AWSLogs/account/CloudTrail-Aggregated/';
      """#
    ),
    (
      "cloudtrail_insights",
      #"""
      CREATE EXTERNAL TABLE cloudtrail_insights (
        eventversion STRING,
        eventcategory STRING,
        eventtype STRING,
        eventid STRING,
        eventtime TIMESTAMP,
        awsregion STRING,
        recipientaccountid STRING,
        sharedeventid STRING,
        addendum MAP<STRING, STRING>,
        insightstate STRING,
        insighteventsource STRING,
        insighteventname STRING,
        insighterrorcode STRING,
        insighttype STRING,
        insightcontext STRUCT<
          statistics: STRUCT<
            baseline: STRUCT<average: DOUBLE>,
            insight: STRUCT<average: DOUBLE>,
            insightduration: INT,
            baselineduration: INT>,
          attributions: ARRAY<STRUCT<
            attribute: STRING,
            insight: ARRAY<STRUCT<value: STRING, average: DOUBLE>>,
            baseline: ARRAY<STRUCT<value: STRING, average: DOUBLE>>>>>,
        insightdetails MAP<STRING, STRING>)
      ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
      WITH SERDEPROPERTIES (
        'mapping.insightstate' = 'insightDetails.state',
        'mapping.insighteventsource' = 'insightDetails.eventSource',
        'mapping.insighteventname' = 'insightDetails.eventName',
        'mapping.insighterrorcode' = 'insightDetails.errorCode',
        'mapping.insighttype' = 'insightDetails.insightType',
        'mapping.insightcontext' = 'insightDetails.insightContext')
      LOCATION 's3://bucket/AWSLogs/account/CloudTrail-Insight/';
      """#
    ),
    (
      "cloudtrail_logs",
      #"""
      CREATE EXTERNAL TABLE cloudtrail_logs (
        eventversion STRING,
        useridentity STRUCT<
          type: STRING,
          principalid: STRING,
          arn: STRING,
          accountid: STRING,
          invokedby: STRING,
          accesskeyid: STRING,
          username: STRING,
          onbehalfof: STRUCT<
            userid: STRING,
            identitystorearn: STRING>,
          inscopeof: STRUCT<
            sourcearn: STRING,
            sourceaccount: STRING,
            issuertype: STRING,
            credentialsissuedto: STRING>,
          identityprovider: STRING,
          credentialid: STRING,
          sessioncontext: STRUCT<
            attributes: STRUCT<
              mfaauthenticated: STRING,
              creationdate: STRING>,
            sessionissuer: STRUCT<
              type: STRING,
              principalid: STRING,
              arn: STRING,
              accountid: STRING,
              username: STRING>,
            ec2roledelivery: STRING,
            ec2issuedinvpc: STRING,
            sourceidentity: STRING,
            assumedroot: STRING,
            webidfederationdata: STRUCT<
              federatedprovider: STRING,
              attributes: MAP<STRING, STRING>>>>,
        eventtime STRING,
        eventsource STRING,
        eventname STRING,
        awsregion STRING,
        sourceipaddress STRING,
        useragent STRING,
        errorcode STRING,
        errormessage STRING,
        requestparameters STRING,
        responseelements STRING,
        additionaleventdata STRING,
        requestid STRING,
        eventid STRING,
        readonly STRING,
        resources ARRAY<STRUCT<
          arn: STRING,
          accountid: STRING,
          type: STRING>>,
        eventtype STRING,
        apiversion STRING,
        managementevent STRING,
        recipientaccountid STRING,
        serviceeventdetails STRING,
        sharedeventid STRING,
        vpcendpointid STRING,
        vpcendpointaccountid STRING,
        eventcategory STRING,
        addendum STRUCT<
          reason: STRING,
          updatedfields: STRING,
          originalrequestid: STRING,
          originaleventid: STRING>,
        sessioncredentialfromconsole STRING,
        edgedevicedetails STRING,
        tlsdetails STRUCT<
          tlsversion: STRING,
          ciphersuite: STRING,
          clientprovidedhostheader: STRING,
          keyexchange: STRING>,
        eventcontext STRING)
      PARTITIONED BY (
        region STRING,
        year STRING,
        month STRING,
        day STRING)
      ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
      STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
      OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
      LOCATION 's3://bucket/AWSLogs/account/CloudTrail/';
      """#
    ),
    (
      "event_data_store",
      #"""
      CREATE EXTERNAL TABLE event_data_store (
        eventversion STRING,
        useridentity STRUCT<
          type: STRING,
          principalid: STRING,
          arn: STRING,
          accountid: STRING,
          accesskeyid: STRING,
          username: STRING,
          sessioncontext: STRUCT<
            attributes: STRUCT<
              creationdate: TIMESTAMP,
              mfaauthenticated: STRING>,
            sessionissuer: STRUCT<
              type: STRING,
              principalid: STRING,
              arn: STRING,
              accountid: STRING,
              username: STRING>,
            webidfederationdata: STRUCT<
              federatedprovider: STRING,
              attributes: MAP<STRING, STRING>>,
            sourceidentity: STRING,
            ec2roledelivery: STRING,
            ec2issuedinvpc: STRING>,
          onbehalfof: STRUCT<
            userid: STRING,
            identitystorearn: STRING>,
          inscopeof: STRUCT<
            sourcearn: STRING,
            sourceaccount: STRING,
            issuertype: STRING,
            credentialsissuedto: STRING,
            credentiaisissuedto: STRING>,
          invokedby: STRING,
          identityprovider: STRING,
          credentialid: STRING>,
        eventtime TIMESTAMP,
        eventsource STRING,
        eventname STRING,
        awsregion STRING,
        sourceipaddress STRING,
        useragent STRING,
        errorcode STRING,
        errormessage STRING,
        requestparameters MAP<STRING, STRING>,
        responseelements MAP<STRING, STRING>,
        additionaleventdata MAP<STRING, STRING>,
        requestid STRING,
        eventid STRING,
        readonly BOOLEAN,
        resources ARRAY<STRUCT<
          accountid: STRING,
          type: STRING,
          arn: STRING,
          arnprefix: STRING>>,
        eventtype STRING,
        apiversion STRING,
        managementevent BOOLEAN,
        recipientaccountid STRING,
        sharedeventid STRING,
        annotation STRING,
        vpcendpointid STRING,
        vpcendpointaccountid STRING,
        serviceeventdetails MAP<STRING, STRING>,
        addendum MAP<STRING, STRING>,
        edgedevicedetails MAP<STRING, STRING>,
        insightdetails MAP<STRING, STRING>,
        eventcategory STRING,
        tlsdetails STRUCT<
          tlsversion: STRING,
          ciphersuite: STRING,
          clientprovidedhostheader: STRING,
          keyexchange: STRING>,
        sessioncredentialfromconsole STRING,
        eventcontext MAP<STRING, STRING>)
      ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
      LOCATION 's3://bucket/AWSLogs/account/CloudTrail/';
      """#
    ),
  ]
}
