using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Local.Runtime.Durable.History;

/// <summary>Histories as bytes: one line of JSON an event, so that appending bytes appends events.</summary>
static class HistoryText
{
    static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static ReadOnlySpan<byte> EndOfLine => "\n"u8;

    public static byte[] Write(IEnumerable<HistoryEvent> events)
    {
        using var bytes = new MemoryStream();
        foreach (var happened in events)
        {
            JsonSerializer.Serialize(bytes, happened, Options);
            bytes.Write(EndOfLine);
        }
        return bytes.ToArray();
    }

    /// <exception cref="JsonException">A line is no event.</exception>
    public static List<HistoryEvent> Read(ReadOnlySpan<byte> bytes)
    {
        var events = new List<HistoryEvent>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf(EndOfLine);
            if (end < 0)
                throw new JsonException("A history ends in the middle of an event.");
            events.Add(JsonSerializer.Deserialize<HistoryEvent>(bytes[..end], Options)
                ?? throw new JsonException("A history holds an empty event."));
            bytes = bytes[(end + 1)..];
        }
        return events;
    }
}
