metadata description = 'The stores: a storage account each, with tables; one of them has queues too.'

import { dataAccountName } from '../names.bicep'
import { roles, toApp, toGroup } from '../roles.bicep'
import { privateLink, store } from '../types.bicep'

@description('The end of all names.')
param token string

@description('The region of stores that have none of their own.')
param location string

@description('The tags of all resources.')
param tags object

@description('The stores.')
param stores store[]

@description('The name of the store with the queues: the first control store.')
param queueStore string

@description('How many copies Azure keeps of an account.')
param sku string

@description('A second encryption, below that of the service.')
param infrastructureEncryption bool

@description('The network that alone may reach them; null for every network.')
param link privateLink?

@description('The app: what its identity is known by to roles.')
param appId string

@description('The object id of a group that may read the tables; empty for nobody.')
param readerGroupId string

module accounts 'storage-account.bicep' = [
  for one in stores: {
    name: 'data-${one.name}'
    params: {
      name: dataAccountName(token, one.name)
      location: one.?location ?? location
      tags: tags
      sku: sku
      infrastructureEncryption: infrastructureEncryption
      services: one.name == queueStore ? ['queue', 'table'] : ['table']
      link: link
      grants: concat(
        toApp(appId, [roles.storageTableDataContributor]),
        one.name != queueStore ? [] : toApp(appId, [roles.storageQueueDataContributor]),
        toGroup(readerGroupId, roles.storageTableDataReader)
      )
    }
  }
]

@description('The resource ids of the accounts, in the order of the stores.')
output accountIds string[] = [for (one, i) in stores: accounts[i].outputs.id]
