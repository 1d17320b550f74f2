using System.Text.Json.Nodes;
using Coordinator.Core.Sagas.Outgoing;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>A delivery as it came over the wire.</summary>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Body">The body's bytes.</param>
/// <param name="Target">Path and query as they were sent.</param>
sealed record HookRequest(IReadOnlyDictionary<string, string> Headers, byte[] Body, string Target)
{
    /// <summary>What a signature covers.</summary>
    public SignedRequest Signed => new()
    {
        Method = "POST",
        Host = Headers["Host"],
        Target = Target,
        Key = Headers["Idempotency-Key"],
        Body = Body,
    };

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Id => Json["id"]!.GetValue<string>();
}
