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
