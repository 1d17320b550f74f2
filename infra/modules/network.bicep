metadata description = 'A network for the app and for private endpoints, and the names that lead to them.'

import { privateLink } from '../types.bicep'

@description('The name of the network.')
param name string

@description('The region: that of the app.')
param location string

@description('The tags of all resources.')
param tags object

@description('The addresses, in CIDR notation: a /24 or larger.')
param addressPrefix string

@description('Whether there is a key vault, which needs a name of its own.')
param vaultEnabled bool

var suffix = environment().suffixes.storage
var zones = union(
  {
    blob: 'privatelink.blob.${suffix}'
    queue: 'privatelink.queue.${suffix}'
    table: 'privatelink.table.${suffix}'
  },
  vaultEnabled ? { vault: replace('privatelink${environment().suffixes.keyvaultDns}', '.vault.', '.vaultcore.') } : {}
)
var zoneNames = items(zones)

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [addressPrefix]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          defaultOutboundAccess: true
          delegations: [
            {
              name: 'flex'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 1)
          defaultOutboundAccess: false
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

resource dns 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zoneNames: {
    name: zone.value
    location: 'global'
    tags: tags
  }
]

resource dnsLinks 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, i) in zoneNames: {
    name: name
    parent: dns[i]
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

@description('The subnet that is delegated to the app.')
output appSubnetId string = network::app.id

@description('Where private endpoints go.')
output link privateLink = {
  subnetId: network::endpoints.id
  zoneIds: toObject(zoneNames, zone => zone.key, zone => resourceId('Microsoft.Network/privateDnsZones', zone.value))
  location: location
}
