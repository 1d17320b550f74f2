using Coordinator.Infra.Tests.Compiler;

namespace Coordinator.Infra.Tests.Security;

/// <summary>The deployments that tests look at; each is worked out once.</summary>
static class Variants
{
    /// <summary>Everything that can be chosen, chosen; three regions.</summary>
    public const string EverythingParameters = """
        param stores = [
          { name: 'a' }
          { name: 'b', location: 'northeurope' }
          { name: 'c', location: 'swedencentral' }
        ]
        param durableBackend = 'Scheduler'
        param vnetEnabled = true
        param authMode = 'Entra'
        param entraClientId = '00000000-0000-0000-0000-000000000003'
        param keyVaultEnabled = true
        param signingKeySecretName = 'signing-key'
        param operatorGroupId = '00000000-0000-0000-0000-000000000004'
        param alertEmail = 'operators@example.com'
        param alwaysReadyHttp = 2
        param alwaysReadyDurable = 1
        param allowedHosts = ['example.com', 'example.org:8443']
        """;

    static readonly Lazy<Task<Deployment>> Plain = new(() => Deployment.PredictAsync());
    static readonly Lazy<Task<Deployment>> All = new(() => Deployment.PredictAsync(EverythingParameters));

    /// <summary>With the parameters' own defaults.</summary>
    public static Task<Deployment> DefaultAsync() => Plain.Value;

    /// <inheritdoc cref="EverythingParameters" />
    public static Task<Deployment> EverythingAsync() => All.Value;
}
