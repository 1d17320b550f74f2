using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordinator.Infra.Tests.Support;

namespace Coordinator.Infra.Tests.Compiler;

/// <summary>
/// What a deployment with some parameters would create, as the compiler works it out: all modules, loops and conditions
/// resolved. Only what Azure answers is left as an expression.
/// </summary>
sealed partial class Deployment
{
    const string Subscription = "00000000-0000-0000-0000-000000000001";
    const string Tenant = "00000000-0000-0000-0000-000000000002";

    readonly JsonArray _resources;

    Deployment(JsonNode snapshot, string said)
    {
        _resources = snapshot["predictedResources"]!.AsArray();
        Said = said;
    }

    /// <summary>What the compiler had to say: warnings.</summary>
    public string Said { get; }

    /// <summary>Works out a deployment.</summary>
    /// <param name="parameters">Parameters beside those that are always needed, one a line.</param>
    /// <param name="change">Changes the sources; for tests that see a check fail.</param>
    public static async Task<Deployment> PredictAsync(string parameters = "", Func<string, string>? change = null)
    {
        using var folder = new TemporaryFolder();
        var result = await TryPredictAsync(folder, parameters, change);
        result.Required();
        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(folder.PathOf("test.snapshot.json")))!;
        return new Deployment(snapshot, result.Output + result.Errors);
    }

    /// <summary>What the compiler says of parameters that do not go together.</summary>
    public static async Task<string> RefusalAsync(string parameters)
    {
        using var folder = new TemporaryFolder();
        var result = await TryPredictAsync(folder, parameters, change: null);
        return result.ExitCode == 0 ? "" : result.Output + result.Errors;
    }

    /// <summary>The resources of a type.</summary>
    public IEnumerable<Resource> Of(string type) =>
        _resources.Select(resource => new Resource(resource!)).Where(resource => resource.Type == type);

    /// <summary>The app.</summary>
    public Resource App => Of("Microsoft.Web/sites").Single();

    /// <summary>The app's settings.</summary>
    public IReadOnlyDictionary<string, string> Settings => App.At("properties.siteConfig.appSettings")!.AsArray()
        .ToDictionary(setting => (string)setting!["name"]!, setting => (string)setting!["value"]!);

    /// <summary>Who has which role where: <c>resource: role for holder</c>; for a group there is no resource.</summary>
    public IEnumerable<string> Roles => Of("Microsoft.Authorization/roleAssignments").Select(assignment =>
    {
        var scope = NameOf().Match(ScopeOf().Match(assignment.Id).Groups["scope"].Value).Groups["name"].Value;
        var role = assignment.Text("properties.roleDefinitionId").Split('/')[^1];
        return $"{Short(scope)}: {RoleNames.Of(role)} for {Holder(assignment.Text("properties.principalId"))}";
    });

    /// <summary>A name without the text that all names of a deployment have in common.</summary>
    public string Short(string name)
    {
        var token = Of("Microsoft.ManagedIdentity/userAssignedIdentities").Single().Name["id-".Length..];
        return name.Replace($"-{token}", "", StringComparison.Ordinal).Replace(token, "", StringComparison.Ordinal);
    }

    static string Holder(string principal) =>
        principal.Contains("userAssignedIdentities", StringComparison.Ordinal) ? "app" : principal;

    static async Task<ToolResult> TryPredictAsync(
        TemporaryFolder folder, string parameters, Func<string, string>? change)
    {
        InfraFiles.CopyTo(folder.PathOf("infra"), change);
        await File.WriteAllTextAsync(folder.PathOf("test.bicepparam"), $"""
            using 'infra/main.bicep'
            param environmentName = 'test'
            param location = 'westeurope'
            {parameters}
            """);
        return await BicepCompiler.RunAsync(
            folder.Name, "snapshot", "test.bicepparam", "--subscription-id", Subscription, "--tenant-id", Tenant,
            "--location", "westeurope");
    }

    // With its own scope an assignment is an extension of that resource; else its id begins with the group's.
    [GeneratedRegex(
        @"^(\[extensionResourceId\('(?<scope>[^']+)'|(?<scope>/.*)/providers/Microsoft\.Authorization/)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ScopeOf();

    [GeneratedRegex(@"/providers/[^/]+/[^/]+/(?<name>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NameOf();
}
