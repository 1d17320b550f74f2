metadata description = 'Keeps the key that outgoing requests are signed with. An operator puts it there; no template sees it.'

import { roles } from '../roles.bicep'
import { privateLink } from '../types.bicep'

@description('The name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('The region.')
param location string

@description('The tags of all resources.')
param tags object

@description('The network that alone may reach it; null for every network.')
param link privateLink?

@description('The identity of the app, which reads secrets.')
param readerId string

var isPrivate = link != null

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enablePurgeProtection: true
    enableRbacAuthorization: true
    enableSoftDelete: true
    networkAcls: {
      bypass: 'None'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
    }
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerId, roles.keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: readerId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

module endpoint 'private-endpoint.bicep' = if (isPrivate) {
  name: '${deployment().name}-endpoint'
  params: {
    name: name
    tags: tags
    resourceId: vault.id
    service: 'vault'
    link: link!
  }
}

@description('The name, once the vault is there.')
output name string = vault.name
