using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>Documents of instances as bytes.</summary>
static class InstanceJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(InstanceDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);

    /// <exception cref="JsonException">The bytes are no document.</exception>
    public static InstanceDocument Read(ReadOnlyMemory<byte> bytes) =>
        JsonSerializer.Deserialize<InstanceDocument>(bytes.Span, Options)
        ?? throw new JsonException("An instance has no document.");
}
