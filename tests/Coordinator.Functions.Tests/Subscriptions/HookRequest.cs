using System.Text.Json.Nodes;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>A delivery as it came over the wire.</summary>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Body">The body's bytes.</param>
sealed record HookRequest(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Id => Json["id"]!.GetValue<string>();
}
