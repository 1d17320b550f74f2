metadata description = 'How resources are named: an abbreviation of the type, then a text that no other deployment has.'

@export()
var prefixes = {
  actionGroup: 'ag-'
  alert: 'alert-'
  applicationInsights: 'appi-'
  availabilityTest: 'webtest-'
  dataAccount: 'st'
  functionApp: 'func-'
  identity: 'id-'
  keyVault: 'kv-'
  network: 'vnet-'
  plan: 'plan-'
  privateEndpoint: 'pep-'
  resourceGroup: 'rg-'
  runtimeAccount: 'rt'
  scheduler: 'dts-'
  workspace: 'log-'
}

@export()
@description('The storage account of a store. It follows the name, not the place in the list: the data is in it.')
func dataAccountName(token string, store string) string => '${prefixes.dataAccount}${token}${toLower(store)}'
