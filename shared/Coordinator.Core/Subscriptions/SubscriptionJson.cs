using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Core.Durable.Json;
using Coordinator.Core.Records;

namespace Coordinator.Core.Subscriptions;

/// <summary>The records of subscriptions as JSON. Members may be added; what is stored is never renamed.</summary>
static class SubscriptionJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // What a record computes is computed again.
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new JsonPathConverter() },
    };

    /// <summary>The value of a record. Equal values give equal bytes, by which a writer knows its own writes.</summary>
    public static ReadOnlyMemory<byte> Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>What a record holds.</summary>
    /// <exception cref="InvariantViolationException">It is damaged.</exception>
    public static T Read<T>(StoredRecord record)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(record.Value.Span, Options)
                ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new InvariantViolationException($"the record {record.Key.Name} can be read ({e.Message})");
        }
    }
}
