using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>A key as a text, as histories of before have it; with a tenant as an array of both.</summary>
sealed class StepKeyConverter : JsonConverter<StepKey>
{
    /// <inheritdoc />
    public override StepKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new StepKey(reader.GetString()!, Tenant.None);
        return JsonSerializer.Deserialize<string[]>(ref reader, options) is [var name, var key]
            && Tenant.TryParse(name, out var tenant)
            ? new StepKey(key, tenant)
            : throw new JsonException("This is no step's key.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, StepKey value, JsonSerializerOptions options)
    {
        if (value.Tenant.IsNone)
            writer.WriteStringValue(value.Key);
        else
            JsonSerializer.Serialize<string[]>(writer, [value.Tenant.Name, value.Key], options);
    }
}
