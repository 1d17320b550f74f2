using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Core.Model;

/// <summary>A tenant as its name; nobody as null.</summary>
sealed class TenantConverter : JsonConverter<Tenant>
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override Tenant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return Tenant.None;
        return reader.GetString() is { } name && Tenant.TryParse(name, out var tenant)
            ? tenant
            : throw new JsonException("This is no tenant's name.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Tenant value, JsonSerializerOptions options)
    {
        if (value.IsNone)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value.Name);
    }
}
