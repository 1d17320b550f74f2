using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>How far a page of a feed has come in one slot.</summary>
/// <param name="id">The slot.</param>
/// <param name="position">The last sequence number before the page.</param>
sealed class FeedSlot(SlotId id, long position)
{
    readonly Queue<LogEvent> _found = new();
    long _scanned = position;

    /// <summary>The slot.</summary>
    public SlotId Id => id;

    /// <summary>The last event that was looked at.</summary>
    public long Scanned => _scanned;

    /// <summary>Whether its replica answered the last question.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Whether its log had nothing more when it was last looked at.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>How often this process had made its log grow before it was last looked at; -1 before that.</summary>
    public long Seen { get; set; } = -1;

    /// <summary>The next event for the page; null when none was found.</summary>
    public LogEvent? Next => _found.TryPeek(out var next) ? next : null;

    /// <summary>What a page that ends here has seen of the log: everything up to what it leaves for the next.</summary>
    public long Position => Next is { } next ? next.Sequence - 1 : _scanned;

    /// <summary>Takes the next event into the page.</summary>
    public void Take() => _found.Dequeue();

    /// <summary>Adds what follows, as far as it belongs to the source; null when there was no answer.</summary>
    /// <returns>What was found.</returns>
    public IReadOnlyList<LogEvent> Add(EventPage? page, FeedSource source)
    {
        IsSilent = page is null;
        IsAtEnd = page is not null && (page.Events.IsEmpty || page.Events[^1].Sequence >= page.Head);
        var found = new List<LogEvent>();
        foreach (var logged in page?.Events ?? [])
        {
            Invariant.Require(logged.Sequence == _scanned + 1, "a log has no gaps");
            _scanned = logged.Sequence;
            if (source.Narrow(logged) is { } narrowed)
                found.Add(narrowed);
        }

        found.ForEach(_found.Enqueue);
        return found;
    }
}
