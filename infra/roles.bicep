metadata description = 'The built-in roles that are assigned, by the ids that they have in every tenant.'

import { grant } from 'types.bicep'

@export()
var roles = {
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  logAnalyticsReader: '73c42c96-874c-492b-b04d-ab87d138a893'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  storageTableDataReader: '76199698-9eea-4c19-bc75-cec21354c6b6'
}

@export()
@description('The roles on the runtime account: the host keeps keys and leases in it, and orchestrations unless a scheduler does.')
func runtimeRoles(isScheduled bool) string[] =>
  isScheduled
    ? [roles.storageBlobDataOwner]
    : [roles.storageBlobDataOwner, roles.storageQueueDataContributor, roles.storageTableDataContributor]

@export()
@description('Roles for the identity of the app.')
func toApp(principalId string, roleIds string[]) grant[] =>
  map(roleIds, id => { principalId: principalId, principalType: 'ServicePrincipal', roleId: id })

@export()
@description('A role for a group, if there is one.')
func toGroup(groupId string, roleId string) grant[] =>
  empty(groupId) ? [] : [{ principalId: groupId, principalType: 'Group', roleId: roleId }]
