metadata description = 'One service of a resource, reachable under its usual name from the network only.'

import { prefixes } from '../names.bicep'
import { privateLink } from '../types.bicep'

@description('What the endpoint leads to, for its name.')
param name string

@description('The tags of all resources.')
param tags object

@description('The resource that it leads to, in whatever region.')
param resourceId string

@description('The service of that resource.')
param service 'blob' | 'queue' | 'table' | 'vault'

@description('The network.')
param link privateLink

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: '${prefixes.privateEndpoint}${name}'
  location: link.location
  tags: tags
  properties: {
    subnet: {
      id: link.subnetId
    }
    privateLinkServiceConnections: [
      {
        name: service
        properties: {
          privateLinkServiceId: resourceId
          groupIds: [service]
        }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: service
          properties: {
            privateDnsZoneId: link.zoneIds[service]
          }
        }
      ]
    }
  }
}
