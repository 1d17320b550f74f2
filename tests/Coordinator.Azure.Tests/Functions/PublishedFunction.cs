using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordinator.Azure.Tests.Functions;

/// <summary>A function as the published metadata describes it to the Functions host.</summary>
sealed record PublishedFunction(string Name, string EntryPoint, IReadOnlyList<JsonObject> Bindings)
{
    /// <summary>Its HTTP trigger; null when something else starts it.</summary>
    public JsonObject? HttpTrigger => Trigger("httpTrigger");

    /// <summary>The methods of its HTTP trigger, in upper case.</summary>
    public IReadOnlyList<string> Methods =>
        [.. HttpTrigger!["methods"]!.AsArray().Select(method => method!.GetValue<string>().ToUpperInvariant())];

    /// <summary>The route of its HTTP trigger, without the prefix.</summary>
    public string Route => HttpTrigger!["route"]!.GetValue<string>();

    /// <summary>Reads the metadata of a published folder.</summary>
    public static IReadOnlyList<PublishedFunction> ReadAll(string file)
    {
        using var text = File.OpenRead(file);
        return [.. JsonSerializer.Deserialize<JsonArray>(text)!.Select(function => Read(function!))];
    }

    /// <summary>Its trigger of a kind; null when it has another.</summary>
    public JsonObject? Trigger(string type) =>
        Bindings.SingleOrDefault(binding => binding["type"]!.GetValue<string>() == type);

    static PublishedFunction Read(JsonNode function) => new(
        function["name"]!.GetValue<string>(),
        function["entryPoint"]!.GetValue<string>(),
        [.. function["bindings"]!.AsArray().Select(binding => binding!.AsObject())]);
}
