metadata description = 'A Durable Task Scheduler: keeps orchestrations instead of the tables and queues of the runtime account.'

import { roles } from '../roles.bicep'

@description('The name of the scheduler.')
param name string

@description('The region: that of the app.')
param location string

@description('The tags of all resources.')
param tags object

@description('The name of the hub.')
param hubName string

@description('The addresses that may call it, in CIDR notation. The app of a Flex Consumption plan has no fixed ones.')
@minLength(1)
param ipAllowlist string[]

@description('The identity of the app.')
param workerId string

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    ipAllowlist: ipAllowlist
    sku: {
      name: 'Consumption'
    }
  }

  resource hub 'taskHubs' = {
    name: hubName
  }
}

resource worker 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler::hub.id, workerId, roles.durableTaskDataContributor)
  scope: scheduler::hub
  properties: {
    principalId: workerId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.durableTaskDataContributor
    )
  }
}

@description('The address of the scheduler.')
output endpoint string = scheduler.properties.endpoint
