-- name: analytics-jobs-started
-- title: Who triggered Athena, EMR, Glue or SageMaker jobs
-- description: Queries, clusters, steps, jobs, crawlers, trainings and endpoints that
--   somebody started, with the request as sent.
-- severity: info
-- kind: report
-- controls: soc2:CC7.2, hipaa:164.312(b), iso27001:A.8.15, nist-800-53:AU-6
-- parameter: from timestamp default "now-1d" -- Start of the window (inclusive)
-- parameter: to timestamp default "now" -- End of the window (exclusive)
-- parameter: services array(varchar) default ['athena', 'elasticmapreduce', 'emr-serverless', 'emr-containers', 'glue', 'sagemaker', 'redshift-data'] -- First parts of the event sources
-- schedule: 0 6 * * *
-- key: eventid
-- dialect: athena
-- references: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html

SELECT
  eventtime,
  recipientaccountid AS account,
  awsregion AS region,
  coalesce(useridentity.arn, useridentity.principalid, useridentity.invokedby) AS principal,
  sourceipaddress AS address,
  eventname AS action,
  eventsource,
  requestparameters AS request,
  errorcode,
  eventid
FROM cloudtrail_logs
WHERE eventtime >= ? AND eventtime < ?
  AND eventsource IN (
    'athena.amazonaws.com', 'elasticmapreduce.amazonaws.com', 'emr-serverless.amazonaws.com',
    'emr-containers.amazonaws.com', 'glue.amazonaws.com', 'sagemaker.amazonaws.com', 'redshift-data.amazonaws.com',
    'states.amazonaws.com', 'batch.amazonaws.com', 'bedrock.amazonaws.com')
  AND contains(?, split_part(eventsource, '.', 1))
  AND eventname IN (
    'StartQueryExecution', 'RunJobFlow', 'AddJobFlowSteps', 'StartJobRun', 'StartCrawler', 'StartWorkflowRun',
    'CreateTrainingJob', 'CreateProcessingJob', 'CreateTransformJob', 'CreateHyperParameterTuningJob',
    'CreateAutoMLJob', 'CreateEndpoint', 'StartPipelineExecution', 'ExecuteStatement', 'BatchExecuteStatement',
    'StartExecution', 'SubmitJob', 'CreateModelCustomizationJob', 'StartSession')
ORDER BY eventtime;
