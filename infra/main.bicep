metadata name = 'Coordinator'
metadata description = 'Everything that a deployment needs, in a resource group of its own: the app, its storage, what watches it.'

targetScope = 'subscription'

import * as checks from 'checks.bicep'
import { dataAccountName, prefixes } from 'names.bicep'
import { roles, runtimeRoles, toApp, toGroup } from 'roles.bicep'
import * as settings from 'settings.bicep'
import { store } from 'types.bicep'

@description('The name of the deployment. It becomes a part of the names of all resources; another name is another deployment.')
@minLength(1)
@maxLength(48)
param environmentName string

@description('The region of the app, and of every store that has none of its own.')
@metadata({ azd: { type: 'location' } })
param location string

@description('The name of the resource group; made of the name of the deployment when empty.')
@maxLength(90)
param resourceGroupName string = ''

@description('The stores: one storage account each, in one or several regions. Later ones may be added, none may be taken away while it holds data.')
@minLength(1)
@maxLength(16)
param stores store[] = [
  { name: 'a' }
  { name: 'b' }
  { name: 'c' }
]

@description('The stores with the registers: one, or three so that one may be out. The first holds the queues, sagas and views too. Fixed when the deployment is created.')
@minLength(1)
@maxLength(3)
param controlStores string[] = ['a', 'b', 'c']

@description('Slots: into so many parts the data is divided. Fixed when the deployment is created.')
@minValue(1)
@maxValue(1024)
param slots int = 1024

@description('Shards that a new deployment begins with; slots of a shard move together.')
@minValue(1)
@maxValue(1024)
param shards int = 16

@description('Copies of each slot, each in a store of its own.')
@minValue(1)
@maxValue(16)
param replicationFactor int = 2

@description('Whether a store that is lost is dropped, and replaced, without an operator.')
param automaticFailover bool = true

@description('So many milliseconds must a store be silent before it is dropped.')
@minValue(1000)
@maxValue(3600000)
param failoverAfterMs int = 10000

@description('So many milliseconds may a shard have too few replicas before another store joins it.')
@minValue(0)
@maxValue(86400000)
param rejoinAfterMs int = 300000

@description('After so many milliseconds a request to storage, with its repetitions, counts as not answered. More for stores that are far away.')
@minValue(100)
@maxValue(60000)
param requestTimeoutMs int = 2000

@description('What one caller may send to one instance in a second; 0 for no limit.')
@minValue(0)
@maxValue(1000000)
param requestsPerSecondPerCaller int = 100

@description('The hosts that sagas and webhooks may call: host or host:port.')
param allowedHosts string[] = []

@description('When open transactions are looked for, and what else was left behind (NCRONTAB with seconds). Each run keeps an instance busy for a moment; less than every ten minutes raises the alert on missing sweeps.')
@minLength(11)
param sweepSchedule string = '*/30 * * * * *'

@description('When garbage is removed (NCRONTAB with seconds).')
@minLength(11)
param cleanUpSchedule string = '0 */10 * * * *'

@description('More settings by name, for example Coordinator__ShardClasses__0__Name. No secrets: whoever may read the app may read them.')
param moreSettings object = {}

@description('How many copies Azure keeps of an account: three in one zone, or one in each of three zones where the region has them. Coordinator keeps its own in any case.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageSku string = 'Standard_LRS'

@description('A second encryption in the storage accounts, below that of the service. Fixed when they are created.')
param infrastructureEncryption bool = false

@description('Who keeps the orchestrations: tables and queues of the runtime account, or a Durable Task Scheduler. The app has to be published for the same.')
@allowed(['AzureStorage', 'Scheduler'])
param durableBackend string = 'AzureStorage'

@description('The addresses that may call the scheduler, in CIDR notation. The app has no fixed ones, and every call needs a token.')
@minLength(1)
param schedulerIpAllowlist string[] = ['0.0.0.0/0']

@description('The name of the hub with the orchestrations: letters and digits.')
@minLength(3)
@maxLength(45)
param hubName string = 'coordinator'

@description('Most instances of the app.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 100

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Requests that an instance serves at once, before another one is started.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 64

@description('Instances that are always there for requests; they cost without being used, and no request waits for a start.')
@minValue(0)
@maxValue(100)
param alwaysReadyHttp int = 0

@description('Instances that are always there for orchestrations.')
@minValue(0)
@maxValue(100)
param alwaysReadyDurable int = 0

@description('Whether storage is reached by a private network only. The API stays public.')
param vnetEnabled bool = false

@description('The addresses of that network, in CIDR notation: a /24 or larger.')
param vnetAddressPrefix string = '10.42.0.0/24'

@description('Who may call: holders of a function key, or applications and people with a role in Entra ID.')
@allowed(['Keys', 'Entra'])
param authMode string = 'Keys'

@description('With Keys and tenants: SHA-256 digests of operators\' keys, 64 lower-case hexadecimal digits each, so that operators may use the clients\' routes too. The keys themselves stay with the Functions host.')
param operatorKeyDigests string[] = []

@description('The application (client) id of the app registration of the API; needed for Entra. This template creates none.')
param entraClientId string = ''

@description('The audiences that tokens may be for; the application and its usual URI when empty.')
param entraAudiences string[] = []

@description('The tenant that issues tokens; that of the subscription when empty.')
param entraTenantId string = ''

@description('Whether there is a key vault for the key that outgoing requests are signed with.')
param keyVaultEnabled bool = false

@description('The secret with that key, once an operator has put it into the vault; empty as long as there is none.')
@maxLength(127)
param signingKeySecretName string = ''

@description('The object id of a group that may read the data and the telemetry; empty for nobody.')
param operatorGroupId string = ''

@description('How many days telemetry is kept; more than 31 cost.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('How many GB of telemetry a day are taken; 0 for no limit.')
@minValue(0)
@maxValue(1000)
param logDailyCapGb int = 5

@description('Whether there are alerts.')
param alertsEnabled bool = true

@description('Who gets mail from alerts; empty for nobody.')
param alertEmail string = ''

@description('A transaction may be undecided for so many seconds before there is an alert.')
@minValue(5)
@maxValue(86400)
param inDoubtSecondsMax int = 60

@description('A view may lag for so many seconds before there is an alert.')
@minValue(5)
@maxValue(86400)
param viewLagSecondsMax int = 60

@description('So many requests may fail with 5xx in a quarter of an hour before there is an alert.')
@minValue(0)
@maxValue(1000000)
param serverErrorsMax int = 5

@description('So many requests may an account refuse for being too many in a quarter of an hour before there is an alert.')
@minValue(0)
@maxValue(1000000)
param throttledMax int = 100

var serviceName = 'api'
var packages = 'packages'
var tags = { 'azd-env-name': environmentName }
var token = uniqueString(subscription().id, environmentName, location)
var suffix = environment().suffixes.storage
var runtimeAccount = '${prefixes.runtimeAccount}${token}'
var isScheduled = durableBackend == 'Scheduler'
var hubServices = isScheduled ? ['blob'] : ['blob', 'queue', 'table']
var controls = checks.controlStores(stores, controlStores)
var copies = checks.replicationFactor(stores, replicationFactor)
var signingKey = checks.signingKey(signingKeySecretName, keyVaultEnabled)
var clientId = checks.entraClientId(authMode, entraClientId)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: empty(resourceGroupName) ? '${prefixes.resourceGroup}${environmentName}' : resourceGroupName
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: '${prefixes.identity}${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    writerId: identity.outputs.principalId
    readers: toGroup(operatorGroupId, roles.logAnalyticsReader)
  }
}

module network 'modules/network.bicep' = if (vnetEnabled) {
  name: 'network'
  scope: group
  params: {
    name: '${prefixes.network}${token}'
    location: location
    tags: tags
    addressPrefix: vnetAddressPrefix
    vaultEnabled: keyVaultEnabled
  }
}

module runtime 'modules/storage-account.bicep' = {
  name: 'runtime'
  scope: group
  params: {
    name: runtimeAccount
    location: location
    tags: tags
    sku: storageSku
    infrastructureEncryption: infrastructureEncryption
    services: hubServices
    containers: [packages]
    link: network.?outputs.link
    grants: toApp(identity.outputs.principalId, runtimeRoles(isScheduled))
  }
}

module data 'modules/stores.bicep' = {
  name: 'data'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    stores: stores
    queueStore: controls[0]
    sku: storageSku
    infrastructureEncryption: infrastructureEncryption
    link: network.?outputs.link
    appId: identity.outputs.principalId
    readerGroupId: operatorGroupId
  }
}

module scheduler 'modules/scheduler.bicep' = if (isScheduled) {
  name: 'scheduler'
  scope: group
  params: {
    name: '${prefixes.scheduler}${token}'
    location: location
    tags: tags
    hubName: hubName
    ipAllowlist: schedulerIpAllowlist
    workerId: identity.outputs.principalId
  }
}

module vault 'modules/key-vault.bicep' = if (keyVaultEnabled) {
  name: 'vault'
  scope: group
  params: {
    name: '${prefixes.keyVault}${token}'
    location: location
    tags: tags
    link: network.?outputs.link
    readerId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  // The roles have to be there before the app asks for anything.
  dependsOn: [data, runtime]
  params: {
    token: token
    location: location
    tags: tags
    serviceName: serviceName
    identityId: identity.outputs.id
    packageContainer: 'https://${runtimeAccount}.blob.${suffix}/${packages}'
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    httpConcurrency: httpConcurrency
    alwaysReady: { http: alwaysReadyHttp, durable: alwaysReadyDurable }
    subnetId: network.?outputs.appSubnetId
    settings: union(
      settings.access(authMode, operatorKeyDigests),
      settings.failover(automaticFailover, failoverAfterMs, rejoinAfterMs),
      settings.identity(identity.outputs.clientId),
      settings.limits(requestsPerSecondPerCaller, requestTimeoutMs),
      settings.list('Coordinator__Outgoing__AllowedHosts', allowedHosts),
      settings.placement(stores, controls, token, suffix),
      settings.queue(dataAccountName(token, controls[0]), suffix, identity.outputs.clientId),
      settings.runtime(runtimeAccount, suffix, identity.outputs.clientId),
      settings.schedules(sweepSchedule, cleanUpSchedule),
      settings.sizes(slots, shards, copies),
      settings.telemetry(monitoring.outputs.connectionString, identity.outputs.clientId),
      { Coordinator__Drills__Enabled: 'false', TASKHUB_NAME: hubName },
      isScheduled ? settings.scheduler(scheduler!.outputs.endpoint, identity.outputs.clientId) : {},
      empty(signingKey) ? {} : settings.secret('Coordinator__Outgoing__SigningKey', vault!.outputs.name, signingKey),
      moreSettings
    )
  }
}

module authentication 'modules/authentication.bicep' = if (authMode == 'Entra') {
  name: 'authentication'
  scope: group
  params: {
    appName: app.outputs.name
    clientId: clientId
    tenantId: empty(entraTenantId) ? tenant().tenantId : entraTenantId
    audiences: empty(entraAudiences) ? [clientId, 'api://${clientId}'] : entraAudiences
  }
}

module alerts 'modules/alerts.bicep' = if (alertsEnabled) {
  name: 'alerts'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
    inDoubtSecondsMax: inDoubtSecondsMax
    viewLagSecondsMax: viewLagSecondsMax
    serverErrorsMax: serverErrorsMax
    accountIds: data.outputs.accountIds
    throttledMax: throttledMax
  }
}

@description('The region.')
output AZURE_LOCATION string = location

@description('The tenant.')
output AZURE_TENANT_ID string = tenant().tenantId

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The service of azure.yaml that the app runs.')
output SERVICE_API_NAME string = serviceName

@description('The name of the function app.')
output AZURE_FUNCTION_NAME string = app.outputs.name

@description('The address of the API.')
output API_ADDRESS string = '${app.outputs.address}/api'
