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
