using Coordinator.Contracts.Telemetry;
using Coordinator.Functions.Telemetry.Runs;

namespace Coordinator.Functions.Telemetry.Pages;

/// <summary>What this host shows of itself to operators.</summary>
public sealed class TelemetryPages
{
    /// <summary>Ended transactions of a page at most.</summary>
    public const int LimitMax = RunFeed.Capacity;

    readonly HostIdentity _host;
    readonly RunFeed _feed;
    readonly HotItems _hot;
    readonly MetricsCollector _metrics;
    readonly TimeProvider _time;

    internal TelemetryPages(
        HostIdentity host, RunFeed feed, HotItems hot, MetricsCollector metrics, TimeProvider time) =>
        (_host, _feed, _hot, _metrics, _time) = (host, feed, hot, metrics, time);

    /// <summary>The transactions that it runs and ran lately.</summary>
    /// <param name="after">Only those that ended after this sequence.</param>
    /// <param name="limit">So many that ended at most.</param>
    public ActivityBody Activity(long after, int limit) => _feed.Read(after, limit);

    /// <summary>What it counts and measures.</summary>
    public MetricsBody Metrics() => new()
    {
        Host = _host.Id,
        At = _time.GetUtcNow(),
        Instruments = _metrics.Collect(),
        HotItems = _hot.Top(),
    };
}
