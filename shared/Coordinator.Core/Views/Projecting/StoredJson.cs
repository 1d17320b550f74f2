using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Projecting;

/// <summary>
/// How the records of views are written: equal records have equal bytes. Members stand in the order of their
/// declaration, those of maps in the order of their names.
/// </summary>
static class StoredJson
{
    // The values of items, which have a depth of their own, stand some levels deep in a record.
    const int DepthMax = Limits.JsonDepthMax + 16;

    static readonly JsonSerializerOptions Options = NewOptions();

    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, Options);

    /// <exception cref="JsonException">The bytes are no such record: storage was changed by other means.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> bytes) =>
        JsonSerializer.Deserialize<T>(bytes.Span, Options) ?? throw new JsonException("A record is null.");

    static JsonSerializerOptions NewOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            MaxDepth = DepthMax,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
