metadata description = 'Parameters that do not go together end the deployment before anything is created.'

import { store } from 'types.bicep'

@export()
@description('The control stores: one or three different ones of the stores.')
func controlStores(stores store[], names string[]) string[] =>
  !contains([1, 3], length(names))
    ? fail('controlStores must name one store or three.')
    : length(intersection(map(stores, one => one.name), names)) < length(names)
        ? fail('controlStores must name different stores of the parameter stores.')
        : names

@export()
@description('The copies of a slot: each needs a store of its own.')
func replicationFactor(stores store[], copies int) int =>
  copies > length(stores) ? fail('replicationFactor must not exceed the stores.') : copies

@export()
@description('The secret with the signing key: it is in a vault.')
func signingKey(secretName string, hasVault bool) string =>
  !empty(secretName) && !hasVault ? fail('signingKeySecretName needs keyVaultEnabled.') : secretName

@export()
@description('The application that Entra ID issues tokens for.')
func entraClientId(authMode string, clientId string) string =>
  authMode == 'Entra' && empty(clientId) ? fail('authMode Entra needs entraClientId.') : clientId
