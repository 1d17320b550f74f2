using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;
using Coordinator.Core.Model;

namespace Coordinator.Storage.Rows;

/// <summary>
/// Compact JSON in binary properties. JSON texts of users are embedded as they are, so that a value near its limit does
/// not grow by escapes; they come back exactly as they were, inner white space included.
/// </summary>
static class StoredJson
{
    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Room for what is around a user's value of the greatest depth.</summary>
    static readonly JsonDocumentOptions Deep = new() { MaxDepth = Limits.JsonDepthMax + 16 };

    /// <summary>Makes JSON.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Compact))
            write(json);
        return buffer.WrittenMemory;
    }

    /// <summary>Takes JSON apart.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(bytes, Deep);
        return read(document.RootElement);
    }

    /// <summary>Stores an array in chunks; an empty one leaves no trace.</summary>
    public static void WriteArray<T>(
        TableEntity entity, string name, ImmutableArray<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values.IsEmpty)
            return;
        ValueChunks.Write(entity, name, Write(json =>
        {
            json.WriteStartArray();
            foreach (var value in values)
                write(json, value);
            json.WriteEndArray();
        }));
    }

    /// <summary>Reads an array from its chunks.</summary>
    public static ImmutableArray<T> ReadArray<T>(TableEntity entity, string name, Func<JsonElement, T> read) =>
        ValueChunks.Read(entity, name) is { } bytes
            ? Read<ImmutableArray<T>>(bytes, array => [.. array.EnumerateArray().Select(read)])
            : [];

    /// <summary>Embeds a user's JSON text; null leaves no trace.</summary>
    public static void WriteJsonText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            return;
        json.WritePropertyName(name);
        json.WriteRawValue(text);
    }

    /// <summary>The user's JSON text; null when there is none.</summary>
    public static string? JsonText(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    /// <summary>A text; null when there is none.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>An item's name from its text form.</summary>
    public static ItemName ItemName(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? new ItemName(text[..slash], text[(slash + 1)..])
            : throw new FormatException("Not an item's name.");
    }

    /// <summary>
    /// Whether an exception tells that what was stored or received is not what it should be; the classes of the library
    /// that reads it throw many kinds.
    /// </summary>
    public static bool IsMalformed(Exception e) => e is FormatException or JsonException or KeyNotFoundException
        or InvalidOperationException or ArgumentException or IndexOutOfRangeException;
}
