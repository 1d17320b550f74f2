using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Coordinator.Core.Operations;

/// <summary>
/// The few things that operations do with JSON. Values travel as text; nodes live only inside one evaluation.
/// </summary>
public static class JsonValues
{
    static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = Model.Limits.JsonDepthMax };
    static readonly JsonSerializerOptions WriteOptions = new()
    {
        MaxDepth = Model.Limits.JsonDepthMax,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Parses text that was checked when it entered; null stands for JSON null.</summary>
    public static JsonNode? Parse(string json) => JsonNode.Parse(json, nodeOptions: null, DocumentOptions);

    /// <summary>Text without white space.</summary>
    public static string Write(JsonNode? node) => node?.ToJsonString(WriteOptions) ?? "null";

    /// <summary>Applies a merge patch in place of the target and returns the result (RFC 7396, section 2).</summary>
    public static JsonNode? MergePatch(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();

        var result = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
                result.Remove(name);
            else
                result[name] = MergePatch(Detach(result, name), change);
        }

        return result;
    }

    /// <summary>What the pointer names (RFC 6901, section 4).</summary>
    /// <returns>Whether there is something; JSON null counts.</returns>
    public static bool TryGet(JsonNode? root, JsonPath path, out JsonNode? found)
    {
        ArgumentNullException.ThrowIfNull(path);
        found = root;
        foreach (var token in path.Tokens)
        {
            switch (found)
            {
                case JsonObject members when members.TryGetPropertyValue(token, out var member):
                    found = member;
                    break;
                case JsonArray elements when TryIndex(token, elements.Count, out var index):
                    found = elements[index];
                    break;
                default:
                    found = null;
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Puts a value where the pointer names an existing place or a new member; objects on the way are created.
    /// </summary>
    /// <returns>
    /// False when the way leads through something that is neither object nor an existing array element.
    /// </returns>
    public static bool TrySet(JsonObject root, JsonPath path, JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(path);
        JsonNode? place = root;
        for (var i = 0; i < path.Tokens.Length; i++)
        {
            var isLast = i == path.Tokens.Length - 1;
            if (!TryStep(ref place, path.Tokens[i], isLast ? value : null))
                return false;
        }

        return path.Tokens.Length > 0;
    }

    /// <summary>
    /// Equality by value: numbers exactly, however many digits they have; objects without regard to order.
    /// </summary>
    public static bool AreEqual(JsonNode? left, JsonNode? right)
    {
        if (IsNumber(left) && IsNumber(right))
            return AreEqualNumbers(left!.ToJsonString(), right!.ToJsonString());
        return (left, right) switch
        {
            (JsonObject l, JsonObject r) => l.Count == r.Count
                && l.All(member => r.TryGetPropertyValue(member.Key, out var other) && AreEqual(member.Value, other)),
            (JsonArray l, JsonArray r) => l.Count == r.Count && l.Zip(r).All(pair => AreEqual(pair.First, pair.Second)),
            _ => JsonNode.DeepEquals(left, right),
        };
    }

    /// <summary>Whether this is a number, however large.</summary>
    public static bool IsNumber(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number;

    /// <summary>Reads a number that a decimal holds exactly.</summary>
    public static bool TryNumber(JsonNode? node, out decimal number)
    {
        number = 0;
        return IsNumber(node) && ExactDecimal.TryRead(node!.ToJsonString(), out number);
    }

    /// <summary>A number without trailing zeros.</summary>
    public static JsonValue Number(decimal number) =>
        JsonValue.Create(decimal.Parse(number.ToString("0.############################", CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture));

    static bool AreEqualNumbers(string left, string right) =>
        left == right || NumberForm.Of(left) == NumberForm.Of(right);

    static JsonNode? Detach(JsonObject parent, string name)
    {
        parent.TryGetPropertyValue(name, out var child);
        parent.Remove(name);
        return child;
    }

    static bool TryStep(ref JsonNode? place, string token, JsonNode? value)
    {
        switch (place)
        {
            case JsonObject members:
                if (value is not null)
                    members[token] = value;
                else if (!members.TryGetPropertyValue(token, out var member) || member is null)
                    members[token] = new JsonObject();
                place = members[token];
                return true;
            case JsonArray elements when TryIndex(token, elements.Count, out var index):
                if (value is not null)
                    elements[index] = value;
                place = elements[index];
                return true;
            default:
                return false;
        }
    }

    static bool TryIndex(string token, int count, out int index)
    {
        var isPlain = token == "0" || (token.Length is > 0 and < 10 && token[0] != '0' && token.All(char.IsAsciiDigit));
        index = isPlain ? int.Parse(token, CultureInfo.InvariantCulture) : -1;
        return isPlain && index < count;
    }
}
