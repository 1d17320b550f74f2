using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Sagas;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Sagas;

/// <summary>
/// A status as JSON. Input and results stand in it as the JSON that they are, so that they neither grow nor change.
/// Members without a value are left out.
/// </summary>
static class StatusJson
{
    public static ReadOnlyMemory<byte> ToBytes(SagaStatus status) => StoredJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", status.Id);
        Text(json, "tenant", status.Tenant.IsNone ? null : status.Tenant.Name);
        json.WriteString("definition", status.Definition);
        json.WriteNumber("version", status.Version);
        json.WriteString("state", status.State.ToString());
        json.WriteNumber("revision", status.Revision);
        Raw(json, "input", status.Input);
        Text(json, "error", status.Error);
        json.WriteBoolean("isDecided", status.IsDecided);
        if (!status.LeftBehind.IsEmpty)
            Write(json, status.LeftBehind);
        Time(json, "startedAt", status.StartedAt);
        Time(json, "updatedAt", status.UpdatedAt);
        Time(json, "endedAt", status.EndedAt);
        json.WriteStartArray("steps");
        foreach (var step in status.Steps)
            Write(json, step);
        json.WriteEndArray();
        json.WriteStartArray("timeline");
        foreach (var entry in status.Timeline)
            Write(json, entry);
        json.WriteEndArray();
        json.WriteNumber("timelineDropped", status.TimelineDropped);
        json.WriteEndObject();
    });

    static void Write(Utf8JsonWriter json, ImmutableArray<string> leftBehind)
    {
        json.WriteStartArray("leftBehind");
        foreach (var step in leftBehind)
            json.WriteStringValue(step);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, StepStatus step)
    {
        json.WriteStartObject();
        json.WriteString("name", step.Name);
        json.WriteString("state", step.State.ToString());
        Text(json, "stuckAt", step.StuckAt?.ToString());
        json.WriteNumber("attempts", step.Attempts);
        json.WriteNumber("confirmAttempts", step.ConfirmAttempts);
        json.WriteNumber("compensationAttempts", step.CompensationAttempts);
        Time(json, "startedAt", step.StartedAt);
        Time(json, "endedAt", step.EndedAt);
        Raw(json, "result", step.Result);
        Text(json, "error", step.Error);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, TimelineEntry entry)
    {
        json.WriteStartObject();
        Time(json, "at", entry.At);
        json.WriteString("kind", entry.Kind.ToString());
        Text(json, "step", entry.Step);
        Text(json, "note", entry.Note);
        json.WriteEndObject();
    }

    static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } value)
            json.WriteNumber(name, value.UtcTicks);
    }

    // Checked when it entered.
    static void Raw(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            return;
        json.WritePropertyName(name);
        json.WriteRawValue(text, skipInputValidation: true);
    }
}
