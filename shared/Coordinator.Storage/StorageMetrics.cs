using System.Diagnostics.Metrics;

namespace Coordinator.Storage;

/// <summary>What this assembly counts, in the meter of the host.</summary>
static class StorageMetrics
{
    static readonly Meter Meter = new("Coordinator");

    static readonly Counter<long> Unreadable = Meter.CreateCounter<long>(
        "coordinator.rows.unreadable", description: "Rows that a scan met and could not read, once for each scan");

    static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "coordinator.store.requests", description: "Requests to stores, those that are repeated apart");

    static readonly Counter<long> RetriesWithheld = Meter.CreateCounter<long>(
        "coordinator.store.retries.withheld", description: "Requests that were not repeated for want of budget");

    /// <summary>A request was sent.</summary>
    public static void Sent(string store, bool isRepeated) => Requests.Add(
        1, KeyValuePair.Create<string, object?>("store", store),
        KeyValuePair.Create<string, object?>("repeated", isRepeated));

    /// <summary>A request was not repeated, since too many were.</summary>
    public static void RetryWithheld(string store) =>
        RetriesWithheld.Add(1, KeyValuePair.Create<string, object?>("store", store));

    /// <summary>A scan met a row that cannot be read.</summary>
    public static void MetUnreadable(string store) =>
        Unreadable.Add(1, KeyValuePair.Create<string, object?>("store", store));
}
