metadata description = 'The types that the parameters of several files have.'

@export()
@description('A store: one storage account with data.')
@sealed()
type store = {
  @description('The name in the placement; never changed. 1 to 8 lower-case letters and digits.')
  @minLength(1)
  @maxLength(8)
  name: string

  @description('The region of the account; that of the deployment when absent.')
  location: string?
}

@export()
@description('A role for somebody, at the resource that it is given to.')
@sealed()
type grant = {
  @description('The object id of the identity or group.')
  principalId: string

  @description('What has that id.')
  principalType: 'Group' | 'ServicePrincipal'

  @description('The id of a built-in role.')
  roleId: string
}

@export()
@description('A subnet for private endpoints, and the zones that their names go to.')
@sealed()
type privateLink = {
  @description('The id of the subnet.')
  subnetId: string

  @description('The ids of the private DNS zones, by service: blob, queue, table, vault.')
  zoneIds: object

  @description('The region of the network, where the endpoints are; the resources may be in others.')
  location: string
}
