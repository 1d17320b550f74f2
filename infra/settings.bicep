metadata description = 'The settings of the app, as the code reads them: functions/Hosting/SettingNames.cs and host.json.'

import { dataAccountName } from 'names.bicep'
import { store } from 'types.bicep'

@export()
@description('The storage of the Functions host: blobs, queues and tables of one account, by identity.')
func runtime(account string, suffix string, clientId string) object => {
  AzureWebJobsStorage__blobServiceUri: 'https://${account}.blob.${suffix}'
  AzureWebJobsStorage__clientId: clientId
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__queueServiceUri: 'https://${account}.queue.${suffix}'
  AzureWebJobsStorage__tableServiceUri: 'https://${account}.table.${suffix}'
}

@export()
@description('The one identity that the code asks for tokens, without looking for others first.')
func identity(clientId string) object => {
  AZURE_CLIENT_ID: clientId
  AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
}

@export()
@description('Where telemetry goes, and as whom.')
func telemetry(connectionString string, clientId string) object => {
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
  APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString
}

@export()
@description('The connection of the queue triggers: they listen on the first control store.')
func queue(account string, suffix string, clientId string) object => {
  CoordinatorQueue__clientId: clientId
  CoordinatorQueue__credential: 'managedidentity'
  CoordinatorQueue__queueServiceUri: 'https://${account}.queue.${suffix}'
}

@export()
@description('The stores. Only the first control store has queues.')
func placement(stores store[], controlStores string[], token string, suffix string) object =>
  union(
    toObject(range(0, length(stores)), i => 'Coordinator__Stores__${i}__Name', i => stores[i].name),
    toObject(
      range(0, length(stores)),
      i => 'Coordinator__Stores__${i}__TableServiceUri',
      i => 'https://${dataAccountName(token, stores[i].name)}.table.${suffix}'
    ),
    toObject(
      filter(range(0, length(stores)), i => stores[i].name == controlStores[0]),
      i => 'Coordinator__Stores__${i}__QueueServiceUri',
      i => 'https://${dataAccountName(token, stores[i].name)}.queue.${suffix}'
    ),
    toObject(range(0, length(controlStores)), i => 'Coordinator__ControlStores__${i}', i => controlStores[i])
  )

@export()
@description('A list as the code reads it: the name with 0, 1, 2 and so on.')
func list(name string, values string[]) object =>
  toObject(range(0, length(values)), i => '${name}__${i}', i => values[i])

@export()
@description('The orchestrations are kept by a Durable Task Scheduler; these win over host.json.')
func scheduler(endpoint string, clientId string) object => {
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${endpoint};Authentication=ManagedIdentity;ClientID=${clientId}'
}

@export()
@description('Who calls: as the platform says, which has checked the token before the app sees the request, or by keys.')
func access(authMode string, operatorKeyDigests string[]) object =>
  union(
    { Coordinator__Access__Platform: authMode == 'Entra' ? 'true' : 'false' },
    list('Coordinator__Access__OperatorKeys', operatorKeyDigests)
  )

@export()
@description('When a lost store is dropped and replaced.')
func failover(automatic bool, afterMs int, rejoinAfterMs int) object => {
  Coordinator__Failover__AfterMs: string(afterMs)
  Coordinator__Failover__Automatic: automatic ? 'true' : 'false'
  Coordinator__Failover__RejoinAfterMs: string(rejoinAfterMs)
}

@export()
@description('What callers may send, and how long storage may take.')
func limits(requestsPerSecondPerCaller int, requestTimeoutMs int) object => {
  Coordinator__Limits__RequestsPerSecondPerCaller: string(requestsPerSecondPerCaller)
  Coordinator__RequestTimeoutMs: string(requestTimeoutMs)
}

@export()
@description('When timers go off.')
func schedules(sweep string, cleanUp string) object => {
  CLEANUP_SCHEDULE: cleanUp
  SWEEP_SCHEDULE: sweep
}

@export()
@description('How the data is divided, and how often it is kept.')
func sizes(slots int, shards int, copies int) object => {
  Coordinator__ReplicationFactor: string(copies)
  Coordinator__Shards: string(shards)
  Coordinator__Slots: string(slots)
}

@export()
@description('A secret of a vault; the platform reads it, by the identity of the app.')
func secret(name string, vault string, secret string) object => {
  '${name}': '@Microsoft.KeyVault(VaultName=${vault};SecretName=${secret})'
}
