using System.Diagnostics;

namespace Coordinator.Benchmarks.Costs;

/// <summary>What a host asks of storage beyond what it asks in the same time when it is idle.</summary>
sealed class BusyRequests
{
    /// <summary>For what a host does once when it starts.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>Two rounds of the sweep.</summary>
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    readonly Func<long> _count;
    readonly double _idlePerSecond;
    readonly long _start = Stopwatch.GetTimestamp();
    readonly long _before;

    BusyRequests(Func<long> count, double idlePerSecond)
    {
        (_count, _idlePerSecond) = (count, idlePerSecond);
        _before = count();
    }

    /// <summary>
    /// Since the start. A difference of two looks may be a little below zero when less was asked than when idle.
    /// </summary>
    public double Now => _count() - _before - (_idlePerSecond * Stopwatch.GetElapsedTime(_start).TotalSeconds);

    /// <summary>Counts for some seconds on the idle host, then begins.</summary>
    /// <param name="count">All requests so far.</param>
    public static async Task<BusyRequests> StartAsync(Func<long> count)
    {
        await Task.Delay(Settling, TimeProvider.System);
        var (before, start) = (count(), Stopwatch.GetTimestamp());
        await Task.Delay(Idle, TimeProvider.System);
        return new BusyRequests(count, (count() - before) / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
