metadata description = 'The platform lets requests through only with a token of the tenant for this application.'

@description('The name of the function app.')
param appName string

@description('The application (client) id of the app registration.')
@minLength(36)
@maxLength(36)
param clientId string

@description('The tenant that issues the tokens.')
param tenantId string

@description('The audiences that tokens may be for.')
@minLength(1)
param audiences string[]

// They say whether the service is well, and what it offers.
var openPaths = ['/api/health/live', '/api/health/ready', '/api/openapi.json']

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

resource authentication 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
      runtimeVersion: '~1'
    }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'Return401'
      excludedPaths: openPaths
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: clientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: audiences
        }
      }
    }
    login: {
      tokenStore: {
        enabled: false
      }
    }
  }
}
