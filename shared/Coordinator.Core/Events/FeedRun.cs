using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>
/// Makes one page of a feed: goes round the slots, a few at once, until it has found enough, and then takes what it
/// found by commit time. What does not fit the page stays where it is for the next one.
/// </summary>
sealed class FeedRun
{
    /// <summary>Events that a slot is asked for in the first round: together, some slots fill a page.</summary>
    const int ChunkMin = 16;

    /// <summary>The same when a whole round found nothing, so that the source is a rare one.</summary>
    const int ChunkMax = 128;

    /// <summary>How long to look for the first event of a rare source, in one go.</summary>
    static readonly TimeSpan LookTime = TimeSpan.FromSeconds(10);

    readonly IEventLog _log;
    readonly LogSignals _signals;
    readonly TimeProvider _time;
    readonly FeedCursor _cursor;
    readonly int _limit;
    readonly ImmutableArray<FeedSlot> _slots;
    readonly PageBudget _found;
    bool _isFull;

    public FeedRun(IEventLog log, LogSignals signals, TimeProvider time, FeedCursor cursor, int limit)
    {
        (_log, _signals, _time, _cursor, _limit) = (log, signals, time, cursor, limit);
        _found = new PageBudget(limit);
        var count = cursor.Positions.Length;
        _slots = [.. Enumerable.Range(cursor.Start, count)
            .Select(slot => new FeedSlot(new(slot % count), cursor.Positions[slot % count]))];
    }

    /// <summary>Whether no slot answered.</summary>
    public bool IsMute => _slots.All(slot => slot.IsSilent);

    /// <summary>Whether there is nothing to give and, as far as slots answered, nothing more to find.</summary>
    public bool IsAtEnd => !_slots.Any(HasMore);

    /// <summary>
    /// Looks into all logs; on through those of a rare source until something is found, or time is up.
    /// </summary>
    public async Task LookAsync()
    {
        var began = _time.GetTimestamp();
        var chunk = Math.Max(ChunkMin, _limit / Limits.EventReadsMax);
        await GoRoundAsync(_slots, began, slot => _log.ReadAsync(slot.Id, slot.Scanned, chunk));
        await SearchAsync(began);
    }

    /// <summary>Looks into those logs that this process made grow since they were last looked at.</summary>
    public async Task LookAtGrownAsync()
    {
        var began = _time.GetTimestamp();
        var grown = _slots.Where(slot => slot.Seen != _signals.CountOf(slot.Id)).ToImmutableArray();
        await GoRoundAsync(grown, began, ReadAsync);
        await SearchAsync(began);
    }

    /// <summary>Ends the page.</summary>
    public FeedPage ToPage()
    {
        var events = Take();
        var start = _slots.FirstOrDefault(slot => slot.Seen < 0)?.Id.Value ?? _cursor.Start;
        var cursor = _cursor with
        {
            Start = start,
            Positions = [.. _slots.OrderBy(slot => slot.Id).Select(slot => slot.Position)],
        };
        var silent = _slots.Where(slot => slot.IsSilent).Select(slot => slot.Id).Order();
        return new FeedPage(events, cursor, !IsAtEnd, [.. silent]);
    }

    static bool HasMore(FeedSlot slot) => slot.Next is not null || (!slot.IsAtEnd && !slot.IsSilent);

    async Task SearchAsync(long began)
    {
        while (_slots.All(slot => slot.Next is null) && !IsAtEnd && !IsOver(began))
            await GoRoundAsync([.. _slots.Where(HasMore)], began, ReadAsync);
    }

    Task<EventPage?> ReadAsync(FeedSlot slot) => _log.ReadAsync(slot.Id, slot.Scanned, ChunkMax);

    async Task GoRoundAsync(ImmutableArray<FeedSlot> slots, long began, Func<FeedSlot, Task<EventPage?>> read)
    {
        foreach (var some in slots.Chunk(Limits.EventReadsMax))
        {
            if (_isFull || IsOver(began))
                return;
            foreach (var slot in some)
                slot.Seen = _signals.CountOf(slot.Id);
            var pages = await Task.WhenAll(some.Select(read));
            foreach (var (slot, page) in some.Zip(pages))
            {
                foreach (var found in slot.Add(page, _cursor.Source))
                    _isFull |= !_found.TryTake(found) || _found.IsUsedUp;
            }
        }
    }

    bool IsOver(long began) => _time.GetElapsedTime(began) >= LookTime;

    ImmutableArray<LogEvent> Take()
    {
        var budget = new PageBudget(_limit);
        var taken = ImmutableArray.CreateBuilder<LogEvent>();
        var next = new PriorityQueue<FeedSlot, (long Time, int Slot)>();
        foreach (var slot in _slots)
            Offer(next, slot);
        while (next.TryDequeue(out var slot, out _) && budget.TryTake(slot.Next!))
        {
            taken.Add(slot.Next!);
            slot.Take();
            Offer(next, slot);
        }

        return taken.ToImmutable();
    }

    static void Offer(PriorityQueue<FeedSlot, (long Time, int Slot)> next, FeedSlot slot)
    {
        if (slot.Next is { } logged)
            next.Enqueue(slot, (logged.CommitTime.Value, slot.Id.Value));
    }
}
