using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Durable.Json;

/// <summary><c>{"status","row","etag"}</c>, the last two only of a row that was found.</summary>
sealed class ReadResultConverter : JsonConverter<ReadResult>
{
    public override ReadResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options)!;
        return form.Status switch
        {
            ReadStatus.Found => ReadResult.Found(form.Row!, new ETag(form.ETag!)),
            ReadStatus.Absent => ReadResult.Absent,
            _ => ReadResult.Unknown,
        };
    }

    public override void Write(Utf8JsonWriter writer, ReadResult value, JsonSerializerOptions options)
    {
        var isFound = value.Status == ReadStatus.Found;
        JsonSerializer.Serialize(writer, new Form(value.Status, value.Row, isFound ? value.ETag.Value : null), options);
    }

    sealed record Form(ReadStatus Status, Row? Row, string? ETag);
}
