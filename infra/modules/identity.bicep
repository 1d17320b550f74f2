metadata description = 'The identity that the function app acts as, everywhere.'

@description('The name of the identity.')
param name string

@description('The region.')
param location string

@description('The tags of all resources.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('The resource id.')
output id string = identity.id

@description('What the code names the identity by.')
output clientId string = identity.properties.clientId

@description('What roles are assigned to.')
output principalId string = identity.properties.principalId
