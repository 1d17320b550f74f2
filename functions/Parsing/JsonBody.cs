using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Parsing;

/// <summary>Bodies as JSON documents.</summary>
static class JsonBody
{
    /// <summary>
    /// How deep a stored value may be nested. Three levels are left for what wraps values: a request's object, its
    /// array of operations and an operation, or the like in answers. So every item can be written and read by every
    /// route.
    /// </summary>
    public const int ValueDepthMax = Limits.JsonDepthMax - 3;

    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Reads a body that must be a JSON object; what is wrong with it is noted in <paramref name="errors"/>.
    /// </summary>
    /// <returns>The object, or null. It stays valid without its document.</returns>
    public static JsonElement? ReadObject(ReadOnlyMemory<byte> body, int depthMax, RequestErrors errors)
    {
        if (ReadAny(body, depthMax, errors) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return value;
        errors.Add("", $"A JSON object is expected here, not {JsonKinds.Name(value.ValueKind)}.");
        return null;
    }

    /// <summary>
    /// Reads a body that may be any JSON; what is wrong with it is noted in <paramref name="errors"/>.
    /// </summary>
    /// <returns>The value, or null. It stays valid without its document.</returns>
    public static JsonElement? ReadAny(ReadOnlyMemory<byte> body, int depthMax, RequestErrors errors)
    {
        body = WithoutMark(body);
        var before = errors.Count;
        if (!JsonScan.Check(body.Span, depthMax, errors) || errors.Count > before)
            return null;
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = depthMax });
        return document.RootElement.Clone();
    }

    /// <summary>A text without the mark that some editors begin it with.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
}
