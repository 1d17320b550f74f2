using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coordinator.Storage.Rows;

/// <summary>Compact JSON in binary properties and in messages.</summary>
static class StoredJson
{
    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        using var document = JsonDocument.Parse(bytes);
        return read(document.RootElement);
    }

    /// <summary>
    /// Whether an exception tells that what was stored or received is not what it should be; the classes of the library
    /// that reads it throw many kinds.
    /// </summary>
    public static bool IsMalformed(Exception e) => e is FormatException or JsonException or KeyNotFoundException
        or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException;
}
