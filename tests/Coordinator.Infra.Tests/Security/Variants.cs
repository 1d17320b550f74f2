using System.Text.Json.Nodes;
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

    static readonly (string Defence, string Without)[] Defences =
    [
        ("isPrivate ? 'Disabled' : 'Enabled'", "'Enabled'"),
        ("isPrivate ? 'Deny' : 'Allow'", "'Allow'"),
        ("services: one.name == queueStore ? ['queue', 'table'] : ['table']",
            "services: one.name == queueStore ? ['queue'] : ['queue']"),
        ("  scope: insights\n", ""),
        // Owner, and on stores without queues.
        ("'974c5e8b-45b9-4653-ba55-5f855dd0fb88'", "'8e3af657-a8ff-443c-a75c-2fe8c4bcb635'"),
        ("one.name != queueStore", "one.name == '-'"),
        ("coordinator.sagas.stuck", "coordinator.sagas.stuk"),
    ];

    static readonly Lazy<Task<Deployment>> Plain = new(() => Deployment.PredictAsync());
    static readonly Lazy<Task<Deployment>> All = new(() => Deployment.PredictAsync(EverythingParameters));

    static readonly Lazy<Task<JsonNode>> Compiled = new(() => Template.CompileAsync());
    static readonly Lazy<Task<Deployment>> Weak = new(() => Deployment.PredictAsync(EverythingParameters, Weaken));

    /// <summary>With the parameters' own defaults.</summary>
    public static Task<Deployment> DefaultAsync() => Plain.Value;

    /// <inheritdoc cref="EverythingParameters" />
    public static Task<Deployment> EverythingAsync() => All.Value;

    /// <summary>The template, whatever the parameters.</summary>
    public static Task<JsonNode> TemplateAsync() => Compiled.Value;

    /// <summary>The same without its defences: what every check has to be seen to fail on.</summary>
    public static Task<Deployment> WithoutDefencesAsync() => Weak.Value;

    static string Weaken(string text) => Defences.Aggregate(
        Rules.All.Aggregate(text, SourceRules.Weaken),
        (changed, defence) => changed.Replace(defence.Defence, defence.Without, StringComparison.Ordinal));
}
