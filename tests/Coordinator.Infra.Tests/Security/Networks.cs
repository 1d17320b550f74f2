using Coordinator.Infra.Tests.Compiler;

namespace Coordinator.Infra.Tests.Security;

/// <summary>Who can reach what.</summary>
static class Networks
{
    static readonly string[] Guarded = ["Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults"];

    /// <summary>Resources that answer the public network.</summary>
    public static IEnumerable<string> Open(Deployment deployment) => Guarded.SelectMany(deployment.Of)
        .Where(resource => resource.Text("properties.publicNetworkAccess") != "Disabled"
            || resource.Text("properties.networkAcls.defaultAction") != "Deny"
            || resource.Text("properties.networkAcls.bypass") != "None")
        .Select(resource => deployment.Short(resource.Name));

    /// <summary>The private endpoints that have names: <c>resource/service</c>.</summary>
    public static IEnumerable<string> Endpoints(Deployment deployment)
    {
        var named = deployment.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups")
            .Select(group => group.Name.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        return deployment.Of("Microsoft.Network/privateEndpoints").Where(endpoint => named.Contains(endpoint.Name))
            .Select(endpoint => endpoint.At("properties.privateLinkServiceConnections")![0]!["properties"]!)
            .Select(link => (Target: (string)link["privateLinkServiceId"]!, Service: (string)link["groupIds"]![0]!))
            .Select(link => $"{deployment.Short(link.Target.Split('/')[^1])}/{link.Service}");
    }
}
