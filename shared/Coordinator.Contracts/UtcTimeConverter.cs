using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordinator.Contracts;

/// <summary>
/// Times as RFC 3339 in UTC with a Z, so that one can be copied into a query, where a plus is a space.
/// </summary>
sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <inheritdoc />
    public override DateTimeOffset Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
    }
}
