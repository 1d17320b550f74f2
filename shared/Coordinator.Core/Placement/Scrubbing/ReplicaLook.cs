using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>
/// What a replica's rows are at a look: of each its key and a hash, and whole those that somebody asks for.
/// </summary>
sealed class ReplicaLook(Replica replica)
{
    readonly Dictionary<RowKey, SeenRow> _rows = [];
    readonly Dictionary<RowKey, Row> _kept = [];
    readonly HashSet<ItemName> _held = [];
    readonly HashSet<TransactionId> _intents = [];
    readonly HashSet<RowKey> _outbox = [];
    readonly HashSet<long> _events = [];

    /// <summary>The replica.</summary>
    public Replica Replica => replica;

    /// <summary>The keys of rows that are compared or cannot be read.</summary>
    public IEnumerable<RowKey> Keys => _rows.Keys;

    /// <summary>Stored names of rows that cannot be read, nor even their keys.</summary>
    public List<string> Nameless { get; } = [];

    /// <summary>How long the log is by its head; null when the head cannot be read.</summary>
    public long? Head { get; private set; } = 0;

    /// <summary>The head's mark; null when there is none.</summary>
    public ETag? HeadETag { get; private set; }

    /// <summary>The last event that is there.</summary>
    public long LastEvent { get; private set; }

    /// <summary>Whether all events up to the last one are there.</summary>
    public bool IsLogGapless => _events.Count == LastEvent;

    /// <summary>Whether an attempt that is not resolved has left a vote or an outcome.</summary>
    public bool HasOpenAttempts { get; private set; }

    /// <summary>Changes that wait to be put into the log.</summary>
    public IEnumerable<RowKey> Outbox => _outbox;

    /// <summary>How far the log should reach.</summary>
    public long LogEnd => Math.Max(Head ?? 0, LastEvent);

    /// <summary>A row as it was seen.</summary>
    public SeenRow Of(RowKey key) => _rows.GetValueOrDefault(key);

    /// <summary>A row that was asked for; null when it is absent or cannot be read.</summary>
    public Row? Row(RowKey key) => _kept.GetValueOrDefault(key);

    /// <summary>Whether an attempt that is not resolved has prepared a change of an item.</summary>
    public bool IsHeld(ItemName item) => _held.Contains(item);

    /// <summary>Whether an item carries an intent of a transaction.</summary>
    public bool HasIntentOf(TransactionId transaction) => _intents.Contains(transaction);

    /// <summary>Whether a change waits to be put into the log.</summary>
    public bool IsInOutbox(RowKey outbox) => _outbox.Contains(outbox);

    /// <summary>Takes a page.</summary>
    public void Take(ScanPage page, RowContent content, IReadOnlySet<RowKey> wanted)
    {
        foreach (var found in page.Rows)
            Take(found, content, wanted);
        foreach (var found in page.Unreadable)
            Take(found);
    }

    void Take(ScannedRow found, RowContent content, IReadOnlySet<RowKey> wanted)
    {
        var key = found.Row.Key;
        if (content.Of(found.Row, found.ETag) is { } seen)
            _rows[key] = seen;
        if (wanted.Contains(key))
            _kept[key] = found.Row;
        switch (found.Row)
        {
            case HeadRow head:
                (Head, HeadETag) = (head.Sequence, found.ETag);
                break;
            case EventRow one:
                TakeEvent(one.Sequence);
                break;
            case OutboxRow:
                _outbox.Add(key);
                break;
            case ItemRow { Intent: { } intent }:
                _intents.Add(intent.Attempt.Id.Transaction);
                break;
            case VoteRow { IsRefusal: false } vote:
                Hold(vote.Items);
                break;
            case OutcomeRow { IsOpen: true } outcome:
                Hold(outcome.Items);
                break;
            default:
                break;
        }
    }

    void Take(UnreadableRow found)
    {
        if (found.Key is not { } key)
            Nameless.Add(found.RowKey);
        else if (key is HeadKey)
            (Head, HeadETag) = (null, found.ETag);
        else
            _rows[key] = new SeenRow(SeenKind.Unreadable, default, found.ETag);
        // An event that cannot be read is there all the same.
        if (found.Key is EventKey one)
            TakeEvent(one.Sequence);
    }

    void TakeEvent(long sequence)
    {
        _events.Add(sequence);
        LastEvent = Math.Max(LastEvent, sequence);
    }

    void Hold(IEnumerable<ItemName> items)
    {
        HasOpenAttempts = true;
        _held.UnionWith(items);
    }
}
