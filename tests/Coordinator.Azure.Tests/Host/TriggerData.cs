using System.Text.Json;
using Coordinator.Azure.Tests.Host.Rpc;

namespace Coordinator.Azure.Tests.Host;

/// <summary>What a trigger of the genuine host hands over: the value, and what it tells about it.</summary>
/// <param name="Value">The value of the trigger's parameter.</param>
/// <param name="Metadata">By name; parameters without a binding of their own are found here.</param>
sealed record TriggerData(TypedData Value, IReadOnlyDictionary<string, TypedData> Metadata)
{
    /// <summary>A timer whose schedule is shorter than a minute: the host keeps no status of it.</summary>
    public static TriggerData OfTimer(DateTimeOffset now) => new(
        Json(new { Schedule = new { AdjustForDST = true }, ScheduleStatus = (object?)null, IsPastDue = false }),
        Of(("TimerTrigger", Text(now.ToString("G", null)))));

    /// <summary>A message of a queue, for a parameter that is text.</summary>
    public static TriggerData OfQueue(string message, DateTimeOffset now) => new(
        Text(message),
        Of(
            ("QueueTrigger", Text(message)),
            ("DequeueCount", Json(1)),
            ("ExpirationTime", Json(now.AddDays(7))),
            ("Id", Text("6f6cdc1a-6a5f-4b0f-9d3a-3a0f7c6cbb1e")),
            ("InsertionTime", Json(now)),
            ("NextVisibleTime", Json(now.AddSeconds(30))),
            ("PopReceipt", Text("AgAAAAMAAAAAAAAA"))));

    /// <summary>Text.</summary>
    public static TypedData Text(string text) => new() { String = text };

    /// <summary>Any other value.</summary>
    public static TypedData Json<T>(T value) => new() { Json = JsonSerializer.Serialize(value) };

    static Dictionary<string, TypedData> Of(params (string Name, TypedData Value)[] entries) =>
        entries.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.OrdinalIgnoreCase);
}
