using System.Diagnostics.Metrics;

namespace Coordinator.Storage;

/// <summary>What this assembly counts, in the meter of the host.</summary>
static class StorageMetrics
{
    static readonly Meter Meter = new("Coordinator");

    static readonly Counter<long> Unreadable = Meter.CreateCounter<long>(
        "coordinator.rows.unreadable", description: "Rows that a scan met and could not read, once for each scan");

    /// <summary>A scan met a row that cannot be read.</summary>
    public static void MetUnreadable(string store) =>
        Unreadable.Add(1, KeyValuePair.Create<string, object?>("store", store));
}
