using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;

namespace Coordinator.Storage.Sagas;

/// <summary>Reads what <see cref="StatusJson"/> wrote.</summary>
static class StatusReader
{
    // Results wrap stored values in objects of their own, and the status wraps the results.
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 5 * Limits.JsonDepthMax };

    /// <exception cref="Exception">One of <see cref="Rows.StoredJson.IsMalformed"/>: it is no status.</exception>
    public static SagaStatus FromBytes(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes, Options);
        return Read(document.RootElement);
    }

    static SagaStatus Read(JsonElement json) => new()
    {
        Id = json.GetProperty("id").GetString()!,
        Tenant = TenantName.Read(Text(json, "tenant")),
        Definition = json.GetProperty("definition").GetString()!,
        Version = json.GetProperty("version").GetInt32(),
        State = Name<SagaState>(json, "state"),
        Revision = json.GetProperty("revision").GetInt64(),
        Input = json.GetProperty("input").GetRawText(),
        Error = Text(json, "error"),
        IsDecided = json.GetProperty("isDecided").GetBoolean(),
        LeftBehind = json.TryGetProperty("leftBehind", out var left)
            ? [.. left.EnumerateArray().Select(step => step.GetString()!)]
            : [],
        StartedAt = Time(json.GetProperty("startedAt")),
        UpdatedAt = Time(json.GetProperty("updatedAt")),
        EndedAt = Time(json, "endedAt"),
        Steps = [.. json.GetProperty("steps").EnumerateArray().Select(ReadStep)],
        Timeline = [.. json.GetProperty("timeline").EnumerateArray().Select(ReadEntry)],
        TimelineDropped = json.GetProperty("timelineDropped").GetInt32(),
    };

    static StepStatus ReadStep(JsonElement json) => new()
    {
        Name = json.GetProperty("name").GetString()!,
        State = Name<StepState>(json, "state"),
        StuckAt = json.TryGetProperty("stuckAt", out _) ? Name<StepStage>(json, "stuckAt") : null,
        Attempts = json.GetProperty("attempts").GetInt32(),
        ConfirmAttempts = json.GetProperty("confirmAttempts").GetInt32(),
        CompensationAttempts = json.GetProperty("compensationAttempts").GetInt32(),
        StartedAt = Time(json, "startedAt"),
        EndedAt = Time(json, "endedAt"),
        Result = json.TryGetProperty("result", out var result) ? result.GetRawText() : null,
        Error = Text(json, "error"),
    };

    static TimelineEntry ReadEntry(JsonElement json) => new(
        Time(json.GetProperty("at")), Name<TimelineKind>(json, "kind"), Text(json, "step"), Text(json, "note"));

    static T Name<T>(JsonElement json, string member)
        where T : struct, Enum => Enum.Parse<T>(json.GetProperty(member).GetString()!);

    static string? Text(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) ? value.GetString() : null;

    static DateTimeOffset? Time(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) ? Time(value) : null;

    static DateTimeOffset Time(JsonElement ticks) => new(ticks.GetInt64(), TimeSpan.Zero);
}
