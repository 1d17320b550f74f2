using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Contracts;

/// <summary>How the wire types become JSON.</summary>
public static class WireJson
{
    /// <summary>
    /// Answers wrap stored values in objects of their own, and a later version may wrap them deeper; so a reader of
    /// answers allows more than a writer of requests may send.
    /// </summary>
    const int DepthMax = 256;

    /// <summary>
    /// camelCase names, absent instead of null, enumerations and HLC values as text. A reader skips members that it
    /// does not know, since adding one is free; the server's own reading of requests is strict and does not use these.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>A value as a JSON element, for example of an anonymous object.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public static JsonElement ToElement<T>(T value) => JsonSerializer.SerializeToElement(value, Options);

    /// <summary>A stored JSON text as an element; its numbers keep their digits.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DepthMax });
        return document.RootElement.Clone();
    }

    static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = DepthMax,
            // The answers are JSON with nosniff, never HTML; text in any script stays legible and short.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new UtcTimeConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
