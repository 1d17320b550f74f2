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

    static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "coordinator.store.duration", "s", "What reads, commits and scans of replicas took, their repetitions included",
        tags: null, new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
        });

    /// <summary>A store was asked for a replica's rows, or to write them.</summary>
    public static void Ended(string store, string operation, bool isAnswered, TimeSpan took) => Duration.Record(
        took.TotalSeconds, KeyValuePair.Create<string, object?>("store", store),
        KeyValuePair.Create<string, object?>("operation", operation),
        KeyValuePair.Create<string, object?>("result", isAnswered ? "answered" : "unanswered"));

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
