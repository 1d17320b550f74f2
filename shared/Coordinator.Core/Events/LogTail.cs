using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>Reads on in one slot's log, and waits at its end for more.</summary>
public sealed class LogTail(IEventLog log, LogSignals signals, TimeProvider time)
{
    /// <summary>The events that follow a sequence number.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="after">0 for the beginning.</param>
    /// <param name="limit">At most so many; fewer when they are large, but at least one if any is there.</param>
    /// <param name="wait">How long to wait for the first one; nothing for one look.</param>
    /// <param name="cancellation">Ends the wait like the end of its time.</param>
    /// <returns>Null when the replica did not answer.</returns>
    public async Task<EventPage?> ReadAsync(
        SlotId slot, long after, int limit, TimeSpan wait, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var pause = LookPause.First;
        var seen = signals.CountOf(slot);
        var page = await log.ReadAsync(slot, after, limit);
        while (page is { Events.IsEmpty: true })
        {
            var left = wait - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || cancellation.IsCancellationRequested)
                return page;
            await signals.WaitAsync(slot, LookPause.Least(pause, left), seen, cancellation);
            pause = LookPause.After(pause);
            seen = signals.CountOf(slot);
            page = await log.ReadAsync(slot, after, limit);
        }

        return page is null ? null : Cut(page, limit);
    }

    static EventPage Cut(EventPage page, int limit)
    {
        var budget = new PageBudget(limit);
        return page with { Events = [.. page.Events.TakeWhile(budget.TryTake)] };
    }
}
