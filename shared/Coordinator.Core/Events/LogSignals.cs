using System.Collections.Concurrent;
using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>
/// Wakes those in this process who wait for a log to grow, when it was this process that made it grow. What other hosts
/// append is not told, so whoever waits must look for himself now and then.
/// </summary>
public sealed class LogSignals(TimeProvider time)
{
    readonly ConcurrentDictionary<SlotId, LogSignal> _slots = new();
    readonly LogSignal _any = new();

    /// <summary>How often this process made any log grow.</summary>
    public long Count => _any.Count;

    /// <summary>How often this process made a slot's log grow. Take it before looking at the log, then wait.</summary>
    public long CountOf(SlotId slot) => Of(slot).Count;

    /// <summary>A slot's log has grown, as consumers see it.</summary>
    public void Advanced(SlotId slot)
    {
        // In this order: whoever is woken for any slot finds out which by the counts.
        Of(slot).Raise();
        _any.Raise();
    }

    /// <summary>Waits until a slot's log grows here.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="atMost">How long.</param>
    /// <param name="seen">
    /// The count before the last look at the log, so that nothing is missed in between; null to wait from now on.
    /// </param>
    /// <param name="cancellation">Ends the wait like the end of its time.</param>
    /// <returns>Whether it has grown.</returns>
    public Task<bool> WaitAsync(
        SlotId slot, TimeSpan atMost, long? seen = null, CancellationToken cancellation = default) =>
        WaitAsync(Of(slot), atMost, seen, cancellation);

    /// <summary>Waits until any log grows here.</summary>
    /// <param name="atMost">How long.</param>
    /// <param name="seen">The count before the last look; null to wait from now on.</param>
    /// <param name="cancellation">Ends the wait like the end of its time.</param>
    /// <returns>Whether one has grown.</returns>
    public Task<bool> WaitAnyAsync(
        TimeSpan atMost, long? seen = null, CancellationToken cancellation = default) =>
        WaitAsync(_any, atMost, seen, cancellation);

    async Task<bool> WaitAsync(LogSignal signal, TimeSpan atMost, long? seen, CancellationToken cancellation)
    {
        var waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!signal.TryEnter(waiter, seen ?? signal.Count))
            return true;
        await using var timer = time.CreateTimer(
            _ => waiter.TrySetResult(false), state: null, atMost, Timeout.InfiniteTimeSpan);
        await using var gone = cancellation.Register(() => waiter.TrySetResult(false));
        try
        {
            return await waiter.Task;
        }
        finally
        {
            signal.Leave(waiter);
        }
    }

    LogSignal Of(SlotId slot) => _slots.GetOrAdd(slot, static _ => new LogSignal());
}
