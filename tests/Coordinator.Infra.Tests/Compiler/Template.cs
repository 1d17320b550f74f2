using System.Text.Json.Nodes;
using Coordinator.Infra.Tests.Support;

namespace Coordinator.Infra.Tests.Compiler;

/// <summary>The compiled template.</summary>
static class Template
{
    static readonly string[] KeyGivers = ["listKeys", "listAccountSas", "listServiceSas", "listSecrets"];

    /// <summary>Compiles; warnings are mistakes.</summary>
    /// <param name="change">Changes the sources; for tests that see a check fail.</param>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public static async Task<JsonNode> CompileAsync(Func<string, string>? change = null)
    {
        using var folder = new TemporaryFolder();
        InfraFiles.CopyTo(folder.Name, change);
        var built = await BicepCompiler.RunAsync(folder.Name, "build", "main.bicep", "--stdout");
        return JsonNode.Parse(built.Required())!;
    }

    /// <summary>What it would hand out.</summary>
    public static IEnumerable<string> Secrets(JsonNode template)
    {
        var text = template.ToJsonString();
        return KeyGivers.Where(giver => text.Contains(giver, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Parameters without a description, of all modules.</summary>
    public static IEnumerable<string> Undescribed(JsonNode? node)
    {
        if (node is JsonArray array)
            return array.SelectMany(Undescribed);
        if (node is not JsonObject item)
            return [];
        var own = item.ContainsKey("$schema") && item["parameters"] is JsonObject parameters
            ? parameters.Where(parameter => parameter.Value!["metadata"]?["description"] is null)
                .Select(parameter => parameter.Key)
            : [];
        return own.Concat(item.SelectMany(member => Undescribed(member.Value)));
    }
}
