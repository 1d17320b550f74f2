using System.Collections.Immutable;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Events;

/// <summary>An event on its way into the log of a replica.</summary>
/// <param name="Sequence">Its place.</param>
/// <param name="Parts">The outbox rows that it is made of, in order, complete.</param>
sealed record LogEntry(long Sequence, ImmutableArray<OutboxRow> Parts)
{
    /// <summary>The attempt that committed it.</summary>
    public Attempt Attempt => Parts[0].Attempt;

    /// <summary>All changes.</summary>
    public IEnumerable<ItemChange> Changes => Parts.SelectMany(part => part.Changes);

    /// <summary>Writes that it takes in a batch: each part as event and as outbox row, and the history.</summary>
    public int WriteCount => (2 * Parts.Length) + Changes.Count();

    /// <summary>About as many bytes of UTF-8 as its values and names have.</summary>
    public int Bytes => Changes.Sum(change => Size(change.Value) + (2 * Size(change.Item.Key)))
        + Parts.SelectMany(part => part.Messages).Sum(message => Size(message.Value));

    /// <summary>What consumers see.</summary>
    public LogEvent ToEvent(SlotId slot) => new()
    {
        Slot = slot,
        Sequence = Sequence,
        Transaction = Attempt.Id.Transaction,
        CommitTime = Attempt.CommitTime,
        Slots = [.. Attempt.Participants.Select(participant => participant.Slot)],
        Changes = [.. Changes],
        Messages = [.. Parts.SelectMany(part => part.Messages)],
    };

    /// <summary>Whether the parts are 0, 1, 2 … up to the last.</summary>
    public static bool IsComplete(IReadOnlyList<OutboxRow> parts) =>
        parts.Count > 0 && parts[^1].IsLast && parts.Select((part, index) => part.Part == index).All(isNext => isNext);

    static int Size(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
