using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordinator.EndToEnd.Tests.Tour;

/// <summary>Compares answers without what differs from run to run.</summary>
static class JsonShape
{
    const string ServerMadeId = "s";

    // A saga's timeline tells in which order things came that have no order of their own.
    static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "commitTime", "asOf", "startedAt", "updatedAt", "endedAt", "createdAt", "expiresAt", "timeline",
    };

    // On a busy machine nobody knows it for a moment, and then it is absent.
    const string Lag = "lagMs";

    /// <summary>The JSON, indented, with times and server-made ids replaced by marks.</summary>
    public static string Of(string json)
    {
        if (json.Length == 0)
            return "";
        var node = JsonNode.Parse(json);
        Mark(node);
        return node?.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) ?? "null";
    }

    static void Mark(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var element in array)
                    Mark(element);
                break;
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                {
                    if (name == Lag)
                        members.Remove(name);
                    else if (Times.Contains(name) || IsServerMadeId(name, value) || IsWaitCount(name, members))
                        members[name] = "(differs)";
                    else
                        Mark(value);
                }
                break;
            default:
                break;
        }
    }

    // A step of a saga began to wait, or its event was there before.
    static bool IsWaitCount(string name, JsonObject members) =>
        name == "attempts" && members["name"]?.GetValue<string>() == "approval";

    // Made by the server: s, the slot, a dash, random letters. A client's id has to be the very same.
    static bool IsServerMadeId(string name, JsonNode? value) =>
        name is "transactionId" or "id" && value?.GetValue<string>() is { Length: > 20 } id
        && id.StartsWith(ServerMadeId, StringComparison.Ordinal);
}
