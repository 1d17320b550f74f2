metadata description = 'A storage account that takes no keys: the one place where its security is set.'

import { grant, privateLink } from '../types.bicep'

@description('The name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('The region of the account.')
param location string

@description('The tags of all resources.')
param tags object

@description('How many copies Azure keeps: three in one zone, or one in each of three zones where a region has them.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param sku string

@description('A second encryption, below that of the service. It cannot be changed later.')
param infrastructureEncryption bool

@description('The services of the account that are used: blob, queue, table.')
param services ('blob' | 'queue' | 'table')[]

@description('Blob containers that it needs.')
param containers string[] = []

@description('The network that alone may reach it; null for every network.')
param link privateLink?

@description('Who may do what with it.')
param grants grant[]

var isPrivate = link != null

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: infrastructureEncryption
      services: {
        blob: {
          enabled: true
          keyType: 'Account'
        }
        file: {
          enabled: true
          keyType: 'Account'
        }
        queue: {
          enabled: true
          keyType: 'Account'
        }
        table: {
          enabled: true
          keyType: 'Account'
        }
      }
    }
    minimumTlsVersion: 'TLS1_2'
    networkAcls: {
      bypass: 'None'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
    }
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = if (!empty(containers)) {
    name: 'default'

    resource container 'containers' = [
      for container in containers: {
        name: container
        properties: {
          publicAccess: 'None'
        }
      }
    ]
  }
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in grants: {
    name: guid(account.id, grant.principalId, grant.roleId)
    scope: account
    properties: {
      principalId: grant.principalId
      principalType: grant.principalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.roleId)
    }
  }
]

module endpoints 'private-endpoint.bicep' = [
  for service in services: if (isPrivate) {
    name: '${deployment().name}-${service}'
    params: {
      name: '${name}-${service}'
      tags: tags
      resourceId: account.id
      service: service
      link: link!
    }
  }
]

@description('The resource id.')
output id string = account.id

@description('The name, once the account is there.')
output name string = account.name
