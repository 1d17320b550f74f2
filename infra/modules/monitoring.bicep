metadata description = 'Where telemetry goes. It is taken from identities only: whoever finds the connection string cannot write.'

import { prefixes } from '../names.bicep'
import { roles } from '../roles.bicep'
import { grant } from '../types.bicep'

@description('The end of all names.')
param token string

@description('The region.')
param location string

@description('The tags of all resources.')
param tags object

@description('How long telemetry is kept.')
param retentionDays int

@description('What may come in a day; nothing is taken after that. 0 for no limit.')
param dailyCapGb int

@description('The identity that writes telemetry.')
param writerId string

@description('Who may read it.')
param readers grant[]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: '${prefixes.workspace}${token}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb == 0 ? -1 : dailyCapGb
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${prefixes.applicationInsights}${token}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableIpMasking: false
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspace.id
  }
}

resource writer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, writerId, roles.monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: writerId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
  }
}

resource reading 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in readers: {
    name: guid(workspace.id, grant.principalId, grant.roleId)
    scope: workspace
    properties: {
      principalId: grant.principalId
      principalType: grant.principalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.roleId)
    }
  }
]

@description('Says where telemetry goes; it opens nothing.')
output connectionString string = insights.properties.ConnectionString

@description('The id of the component.')
output insightsId string = insights.id

@description('The id of the workspace.')
output workspaceId string = workspace.id
