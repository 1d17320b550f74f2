using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Core.Effects;

namespace Coordinator.Core.Durable.Json;

/// <summary><c>{"status","etags"}</c> when applied, <c>{"status","index","reason"}</c> when refused.</summary>
sealed class CommitResultConverter : JsonConverter<CommitResult>
{
    public override CommitResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options)!;
        return form.Status switch
        {
            CommitStatus.Applied => CommitResult.Applied(
                [.. form.ETags!.Select(etag => etag is null ? (ETag?)null : new ETag(etag))]),
            CommitStatus.Refused => CommitResult.Refused(form.Index, form.Reason),
            _ => CommitResult.Unknown,
        };
    }

    public override void Write(Utf8JsonWriter writer, CommitResult value, JsonSerializerOptions options)
    {
        string?[]? etags = value.Status == CommitStatus.Applied ? [.. value.ETags.Select(etag => etag?.Value)] : null;
        JsonSerializer.Serialize(
            writer, new Form(value.Status, etags, value.RefusedIndex, value.Reason), options);
    }

    sealed record Form(CommitStatus Status, string?[]? ETags, int Index, RefusalReason Reason);
}
