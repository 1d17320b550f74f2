metadata description = 'The function app and its plan.'

import { prefixes } from '../names.bicep'

@description('The end of all names.')
param token string

@description('The region.')
param location string

@description('The tags of all resources.')
param tags object

@description('The name by which azure.yaml knows the app.')
param serviceName string

@description('The identity of the app: everything it does it does as this one.')
param identityId string

@description('The address of the blob container with the packages that are deployed.')
param packageContainer string

@description('Most instances.')
param maximumInstanceCount int

@description('Memory of an instance.')
param instanceMemoryMB int

@description('Requests that an instance serves at once.')
param httpConcurrency int

@description('Instances that are always there: for requests, and for orchestrations.')
param alwaysReady { http: int, durable: int }

@description('The subnet that the app calls from; null for none.')
param subnetId string?

@description('The settings.')
param settings object

var readyGroups = filter(items(alwaysReady), group => group.value > 0)

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: '${prefixes.plan}${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: '${prefixes.functionApp}${token}'
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    clientAffinityEnabled: false
    clientCertEnabled: false
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        alwaysReady: [for group in readyGroups: { name: group.key, instanceCount: group.value }]
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
    }
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      appSettings: [for setting in items(settings): { name: setting.key, value: setting.value }]
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      remoteDebuggingEnabled: false
      scmMinTlsVersion: '1.2'
    }
    virtualNetworkSubnetId: subnetId
  }

  resource ftpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

@description('The name of the app.')
output name string = app.name

@description('The address of the app.')
output address string = 'https://${app.properties.defaultHostName}'
