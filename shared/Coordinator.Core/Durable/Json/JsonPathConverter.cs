using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Core.Operations;

namespace Coordinator.Core.Durable.Json;

/// <summary>A JSON pointer as its text.</summary>
sealed class JsonPathConverter : JsonConverter<JsonPath>
{
    public override JsonPath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonPath.TryParse(reader.GetString() ?? "", out var path, out var error)
            ? path
            : throw new JsonException(error);

    public override void Write(Utf8JsonWriter writer, JsonPath value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
