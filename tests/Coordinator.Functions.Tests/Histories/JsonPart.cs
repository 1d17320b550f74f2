using System.Text.Json;

namespace Coordinator.Functions.Tests.Histories;

/// <summary>Compares JSON that may have got more members.</summary>
static class JsonPart
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 1000 };

    /// <summary>What one text says and the other does not say alike; null when all of it is there.</summary>
    /// <param name="part">What must be there; null for nothing.</param>
    /// <param name="whole">Where it must be.</param>
    public static string? Missing(string? part, string? whole)
    {
        if (part is null || whole is null)
            return part == whole ? null : $"recorded {part ?? "nothing"}, now {whole ?? "nothing"}";
        using var recorded = JsonDocument.Parse(part, Options);
        using var now = JsonDocument.Parse(whole, Options);
        return Missing(recorded.RootElement, now.RootElement, "");
    }

    static string? Missing(JsonElement part, JsonElement whole, string path)
    {
        if (part.ValueKind != whole.ValueKind)
            return Difference(part, whole, path);
        return part.ValueKind switch
        {
            JsonValueKind.Object => part.EnumerateObject()
                .Select(member => MissingMember(member, whole, $"{path}/{member.Name}")).FirstOrDefault(IsSomething),
            JsonValueKind.Array when part.GetArrayLength() == whole.GetArrayLength() => part.EnumerateArray()
                .Zip(whole.EnumerateArray())
                .Select((pair, index) => Missing(pair.First, pair.Second, $"{path}/{index}"))
                .FirstOrDefault(IsSomething),
            _ => part.GetRawText() == whole.GetRawText() ? null : Difference(part, whole, path),
        };
    }

    static string? MissingMember(JsonProperty member, JsonElement whole, string path) =>
        whole.TryGetProperty(member.Name, out var value)
            ? Missing(member.Value, value, path)
            : $"{path}: recorded {member.Value.GetRawText()}, now nothing";

    static bool IsSomething(string? difference) => difference is not null;

    static string Difference(JsonElement part, JsonElement whole, string path) =>
        $"{path}: recorded {part.GetRawText()}, now {whole.GetRawText()}";
}
