using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Storage.Rows;

/// <summary>
/// An attempt as JSON, in rows and in queue messages:
/// <c>{"id":"","n":1,"nonce":"","home":7,"slots":[[7,1],[12,3]],"hash":"","commit":1,"started":1,"deadline":1,
/// "until":1}</c>, where a slot stands with its epoch, clock values are numbers, and the deadline and the end of
/// further attempts are in ticks of 100 ns since the year 1, UTC.
/// </summary>
static class AttemptJson
{
    public static ReadOnlyMemory<byte> ToBytes(Attempt attempt) => StoredJson.Write(json => Write(json, attempt));

    public static Attempt FromBytes(ReadOnlyMemory<byte> bytes) => StoredJson.Read(bytes, Read);

    public static void Write(Utf8JsonWriter json, Attempt attempt)
    {
        json.WriteStartObject();
        json.WriteString("id", attempt.Id.Transaction.Value);
        json.WriteNumber("n", attempt.Id.Number);
        json.WriteString("nonce", attempt.Id.Nonce);
        json.WriteNumber("home", attempt.Home.Value);
        WriteParticipants(json, attempt.Participants);
        json.WriteString("hash", attempt.PayloadHash);
        json.WriteNumber("commit", attempt.CommitTime.Value);
        json.WriteNumber("started", attempt.Started.Value);
        json.WriteNumber("deadline", attempt.Deadline.UtcTicks);
        json.WriteNumber("until", attempt.RetriedUntil.UtcTicks);
        json.WriteEndObject();
    }

    public static Attempt Read(JsonElement json) => new()
    {
        Id = new AttemptId(
            new TransactionId(json.GetProperty("id").GetString()!),
            json.GetProperty("n").GetInt32(),
            json.GetProperty("nonce").GetString()!),
        Home = new SlotId(json.GetProperty("home").GetInt32()),
        Participants = [.. json.GetProperty("slots").EnumerateArray().Select(ReadParticipant)],
        PayloadHash = json.GetProperty("hash").GetString()!,
        CommitTime = new Hlc(json.GetProperty("commit").GetInt64()),
        Started = new Hlc(json.GetProperty("started").GetInt64()),
        Deadline = Time(json.GetProperty("deadline")),
        RetriedUntil = json.TryGetProperty("until", out var until) ? Time(until) : default,
    };

    static DateTimeOffset Time(JsonElement ticks) => new(ticks.GetInt64(), TimeSpan.Zero);

    static void WriteParticipants(Utf8JsonWriter json, ImmutableArray<Participant> participants)
    {
        json.WriteStartArray("slots");
        foreach (var participant in participants)
        {
            json.WriteStartArray();
            json.WriteNumberValue(participant.Slot.Value);
            json.WriteNumberValue(participant.Epoch.Value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    static Participant ReadParticipant(JsonElement pair) =>
        new(new SlotId(pair[0].GetInt32()), new Epoch(pair[1].GetInt32()));
}
