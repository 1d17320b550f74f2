metadata description = 'Alerts on what an operator has to look at. Runbooks: docs/runbooks.'

import { prefixes } from '../names.bicep'
import { counterQuery, metricQuery, serverErrorQuery, silenceQuery } from '../queries.bicep'

@description('The end of all names.')
param token string

@description('The region.')
param location string

@description('The tags of all resources.')
param tags object

@description('The workspace with the telemetry.')
param workspaceId string

@description('Who gets mail; empty for nobody: alerts are then seen in the portal only.')
param email string

@description('A transaction may be undecided for so many seconds.')
param inDoubtSecondsMax int

@description('A view may lag for so many seconds.')
param viewLagSecondsMax int

@description('So many requests may fail with 5xx in a quarter of an hour.')
param serverErrorsMax int

@description('The storage accounts with data, by id.')
param accountIds string[]

@description('So many requests to a storage account may be refused for being too many in a quarter of an hour.')
param throttledMax int

var alerts = [
  {
    name: 'in-doubt-age'
    description: 'A transaction has been undecided for too long: GET /api/in-doubt names it and the stores that are silent.'
    query: metricQuery('coordinator.indoubt.age')
    aggregation: 'Maximum'
    threshold: inDoubtSecondsMax
    severity: 1
  }
  {
    name: 'view-lag'
    description: 'A view has not applied events for too long: GET /api/views/definitions tells which, and how far it is.'
    query: metricQuery('coordinator.views.lag')
    aggregation: 'Maximum'
    threshold: viewLagSecondsMax
    severity: 2
  }
  {
    name: 'stuck-sagas'
    description: 'A saga needs an operator: GET /api/sagas?state=stuck; then retry, skip or resolve its step.'
    query: counterQuery('coordinator.sagas.stuck')
    aggregation: 'Total'
    threshold: 0
    severity: 1
  }
  {
    name: 'dead-deliveries'
    description: 'Deliveries of a subscription were given up and lie among its dead letters.'
    query: counterQuery('coordinator.deliveries.dead')
    aggregation: 'Total'
    threshold: 0
    severity: 2
  }
  {
    name: 'dead-changes'
    description: 'Changes could not be projected into a view and lie among its dead letters.'
    query: counterQuery('coordinator.views.dead')
    aggregation: 'Total'
    threshold: 0
    severity: 2
  }
  {
    name: 'unreadable-rows'
    description: 'A scan met rows that cannot be read: storage was changed by other means, or by a newer release.'
    query: counterQuery('coordinator.rows.unreadable')
    aggregation: 'Total'
    threshold: 0
    severity: 1
  }
  {
    name: 'failing-stores'
    description: 'A store does not answer a host: GET /api/health/ready and /api/cluster tell which.'
    query: metricQuery('coordinator.stores.failing')
    aggregation: 'Maximum'
    threshold: 0
    severity: 1
  }
  {
    name: 'no-sweeps'
    description: 'No host has looked after open transactions for a quarter of an hour: none runs, or none is ready.'
    query: silenceQuery('coordinator.indoubt.age')
    aggregation: 'Total'
    threshold: 0
    severity: 0
  }
  {
    name: 'server-errors'
    description: 'Requests were answered 5xx.'
    query: serverErrorQuery()
    aggregation: 'Total'
    threshold: serverErrorsMax
    severity: 1
  }
]

var actionGroups = empty(email) ? [] : [people.id]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: '${prefixes.actionGroup}${token}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'coordinator'
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource telemetryAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: '${prefixes.alert}${alert.name}-${token}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      actions: {
        actionGroups: actionGroups
      }
      autoMitigate: true
      criteria: {
        allOf: [
          {
            metricMeasureColumn: 'Value'
            operator: 'GreaterThan'
            query: alert.query
            threshold: alert.threshold
            timeAggregation: alert.aggregation
          }
        ]
      }
      description: alert.description
      displayName: 'Coordinator: ${alert.name}'
      enabled: true
      evaluationFrequency: 'PT5M'
      scopes: [workspaceId]
      severity: alert.severity
      // A new workspace has no rows to check the query with.
      skipQueryValidation: true
      windowSize: 'PT15M'
    }
  }
]

resource throttling 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for accountId in accountIds: {
    name: '${prefixes.alert}throttling-${last(split(accountId, '/'))}'
    location: 'global'
    tags: tags
    properties: {
      actions: [for group in actionGroups: { actionGroupId: group }]
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            dimensions: [
              {
                name: 'ResponseType'
                operator: 'Include'
                values: ['ClientAccountRequestThrottlingError', 'ClientThrottlingError', 'ServerBusyError']
              }
            ]
            metricName: 'Transactions'
            metricNamespace: 'Microsoft.Storage/storageAccounts'
            name: 'throttled'
            operator: 'GreaterThan'
            threshold: throttledMax
            timeAggregation: 'Total'
          }
        ]
      }
      description: 'A storage account refuses requests because they are too many: more shards or stores spread them.'
      enabled: true
      evaluationFrequency: 'PT5M'
      scopes: [accountId]
      severity: 2
      windowSize: 'PT15M'
    }
  }
]
