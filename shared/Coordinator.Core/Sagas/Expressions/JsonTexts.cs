using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>JSON as text: checked when it enters, without white space, numbers with their digits.</summary>
public static class JsonTexts
{
    static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = Limits.JsonDepthMax };

    // Results of transactions wrap stored values in objects of their own, so they nest deeper than a request may.
    static readonly JsonDocumentOptions WrappedOptions = new() { MaxDepth = 4 * Limits.JsonDepthMax };

    internal static JsonWriterOptions WriteOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // What is written was read before, or stands in a checked template.
        SkipValidation = true,
    };

    /// <summary>Checks JSON from outside and writes it without white space.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="json">The value as text; empty on failure.</param>
    /// <returns>
    /// False when it is no JSON, too deep (<see cref="Limits.JsonDepthMax"/>), or holds text that is no Unicode.
    /// </returns>
    public static bool TryNormalize(ReadOnlyMemory<byte> utf8, out string json)
    {
        json = "";
        try
        {
            using var document = JsonDocument.Parse(utf8, ReadOptions);
            json = Of(document.RootElement);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Not JSON, or an escape such as \ud800 that stands for no character.
            return false;
        }
    }

    /// <summary>Reads a text that was checked when it entered.</summary>
    /// <exception cref="InvariantViolationException">It is no JSON.</exception>
    public static JsonElement Parse(string json)
    {
        Invariant.Require(TryParse(json, out var element), "text that was checked when it entered is JSON");
        return element;
    }

    /// <summary>Reads a text that should be JSON.</summary>
    public static bool TryParse(string json, out JsonElement element)
    {
        element = default;
        try
        {
            using var document = JsonDocument.Parse(json, WrappedOptions);
            element = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A string as JSON.</summary>
    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>A value as text.</summary>
    public static string Of(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriteOptions))
            value.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
