using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Queues;

/// <summary>
/// What a message of ours tells about itself, beside what it asks for: <c>"trace"</c>, and <c>"due"</c> in milliseconds
/// since 1970, UTC. Nothing is decided by it, and a message without it is as good.
/// </summary>
/// <param name="Trace">The span that sent it, as a <c>traceparent</c> (W3C Trace Context); null for none.</param>
/// <param name="DueAt">When it may be taken at the earliest; null when it does not say.</param>
public sealed record MessageStamp(string? Trace, DateTimeOffset? DueAt)
{
    /// <summary>Of a message that does not tell.</summary>
    public static MessageStamp None { get; } = new(Trace: null, DueAt: null);

    /// <summary>For a message that is sent now.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="delay">How long it stays hidden.</param>
    public static MessageStamp Now(TimeProvider time, TimeSpan delay)
    {
        ArgumentNullException.ThrowIfNull(time);
        var current = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;
        return new MessageStamp(current, time.GetUtcNow() + delay);
    }

    /// <summary>The stamp of a message; what cannot be read is not there.</summary>
    public static MessageStamp Of(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            return StoredJson.Read(Encoding.UTF8.GetBytes(message), Read);
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            // The reader of what it asks for says so, too.
            return None;
        }
    }

    /// <summary>How long ago it could have been taken; null when it does not say.</summary>
    public TimeSpan? AgeAt(DateTimeOffset now) =>
        DueAt is not { } due ? null : now > due ? now - due : TimeSpan.Zero;

    /// <summary>Writes its members into the object of a message.</summary>
    internal void WriteTo(Utf8JsonWriter json)
    {
        if (Trace is not null)
            json.WriteString("trace", Trace);
        if (DueAt is { } due)
            json.WriteNumber("due", due.ToUnixTimeMilliseconds());
    }

    static MessageStamp Read(JsonElement json) => new(
        json.TryGetProperty("trace", out var trace) ? trace.GetString() : null,
        json.TryGetProperty("due", out var due) ? DateTimeOffset.FromUnixTimeMilliseconds(due.GetInt64()) : null);
}
