using Coordinator.Infra.Tests.Compiler;

namespace Coordinator.Infra.Tests.Security;

/// <summary>What is secure by default (S17).</summary>
static class Rules
{
    const string Account = "Microsoft.Storage/storageAccounts";
    const string Site = "Microsoft.Web/sites";
    const string Vault = "Microsoft.KeyVault/vaults";

    public static IReadOnlyList<Rule> All { get; } =
    [
        new(Account, "properties.allowSharedKeyAccess", "false", "true"),
        new(Account, "properties.allowBlobPublicAccess", "false", "true"),
        new(Account, "properties.allowCrossTenantReplication", "false", "true"),
        new(Account, "properties.defaultToOAuthAuthentication", "true", "false"),
        new(Account, "properties.minimumTlsVersion", "'TLS1_2'", "'TLS1_0'"),
        new(Account, "properties.supportsHttpsTrafficOnly", "true", "false"),
        new(Account + "/blobServices/containers", "properties.publicAccess", "'None'", "'Blob'"),
        new(Site, "properties.httpsOnly", "true", "false"),
        new(Site, "properties.siteConfig.ftpsState", "'Disabled'", "'AllAllowed'"),
        new(Site, "properties.siteConfig.minTlsVersion", "'1.2'", "'1.0'"),
        new(Site, "properties.siteConfig.scmMinTlsVersion", "'1.2'", "'1.1'"),
        new(Site, "properties.siteConfig.remoteDebuggingEnabled", "false", "true"),
        new(Site + "/basicPublishingCredentialsPolicies", "properties.allow", "false", "true"),
        new(Site + "/config", "properties.globalValidation.requireAuthentication", "true", "false"),
        new(
            Site + "/config", "properties.globalValidation.unauthenticatedClientAction", "'Return401'",
            "'AllowAnonymous'"),
        new(Site + "/config", "properties.httpSettings.requireHttps", "true", "false"),
        new("Microsoft.Insights/components", "properties.DisableLocalAuth", "true", "false"),
        new("Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "true", "false"),
        new(Vault, "properties.enableRbacAuthorization", "true", "false"),
        new(Vault, "properties.enablePurgeProtection", "true", "false"),
    ];

    /// <summary>What a deployment breaks; also a rule that no resource was looked at by.</summary>
    public static IEnumerable<string> Broken(Deployment deployment)
    {
        foreach (var rule in All)
        {
            var resources = deployment.Of(rule.Type).ToList();
            if (resources.Count == 0)
                yield return $"{rule} of nothing";
            foreach (var resource in resources.Where(resource => !Holds(rule, resource)))
                yield return $"{rule} of {deployment.Short(resource.Name)}";
        }
    }

    static bool Holds(Rule rule, Resource resource) =>
        string.Equals(resource.Text(rule.Path), rule.Text, StringComparison.OrdinalIgnoreCase);
}
