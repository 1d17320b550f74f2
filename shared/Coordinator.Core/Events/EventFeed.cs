using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>
/// The logs of all slots as one feed of a collection's changes or a topic's messages. Nothing is skipped and nothing
/// comes twice, whatever is appended meanwhile: a cursor holds a position in each log, and a position moves only over
/// events that a page gave out, or that belong to another source.
/// </summary>
public sealed class EventFeed(IEventLog log, LogSignals signals, TimeProvider time)
{
    /// <summary>
    /// A look at all slots takes as many requests: whoever waits spends at most this part of the time with looking.
    /// </summary>
    const int PausesPerLook = 4;

    /// <summary>A cursor at the end of all logs.</summary>
    /// <param name="source">What is to be read.</param>
    /// <param name="slotCount">Slots of this deployment.</param>
    /// <returns>Null when a replica did not answer.</returns>
    public async Task<FeedCursor?> EndAsync(FeedSource source, int slotCount)
    {
        var positions = ImmutableArray.CreateBuilder<long>(slotCount);
        foreach (var slots in Enumerable.Range(0, slotCount).Chunk(Limits.EventReadsMax))
        {
            var heads = await Task.WhenAll(slots.Select(slot => log.HeadAsync(new SlotId(slot))));
            if (heads.Any(head => head is null))
                return null;
            positions.AddRange(heads.OfType<long>());
        }

        return new FeedCursor(source, 0, positions.MoveToImmutable());
    }

    /// <summary>The next page.</summary>
    /// <param name="cursor">What was read before.</param>
    /// <param name="limit">
    /// At most so many events; fewer when they are large, but one at least if any is found in time.
    /// </param>
    /// <param name="wait">How long to wait for the first one at the end of all logs; nothing for one look.</param>
    /// <param name="cancellation">Ends the wait like the end of its time.</param>
    /// <returns>Null when no replica answered.</returns>
    public async Task<FeedPage?> ReadAsync(
        FeedCursor cursor, int limit, TimeSpan wait, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var run = new FeedRun(log, signals, time, cursor, limit);
        var pause = LookPause.First;
        var seen = signals.Count;
        var due = await LookAsync(run, start, pause);
        while (run.IsAtEnd && !run.IsMute && !cancellation.IsCancellationRequested
            && Left(start, wait) is { Ticks: > 0 } left)
        {
            await signals.WaitAnyAsync(LookPause.Least(Left(start, due), left), seen, cancellation);
            seen = signals.Count;
            if (Left(start, due) > TimeSpan.Zero)
            {
                await run.LookAtGrownAsync();
                continue;
            }

            pause = LookPause.After(pause);
            due = await LookAsync(run, start, pause);
        }

        return run.IsMute ? null : run.ToPage();
    }

    /// <summary>Looks at all slots.</summary>
    /// <returns>When to do so again, counted from the start.</returns>
    async Task<TimeSpan> LookAsync(FeedRun run, long start, TimeSpan pause)
    {
        var began = time.GetElapsedTime(start);
        await run.LookAsync();
        var ended = time.GetElapsedTime(start);
        return ended + Longer(pause, (ended - began) * PausesPerLook);
    }

    TimeSpan Left(long start, TimeSpan end) => Longer(end - time.GetElapsedTime(start), TimeSpan.Zero);

    static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
