using System.Collections.Immutable;
using System.Text;
using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>
/// Builds the outbox rows of an attempt in one slot. The same attempt always gives the same rows, whoever finishes it.
/// </summary>
public static class Outbox
{
    /// <summary>
    /// The rows; none when there is nothing to tell. Split where a row would grow too large for an entity.
    /// </summary>
    public static ImmutableArray<OutboxRow> Rows(
        Attempt attempt, ImmutableArray<ItemChange> changes, ImmutableArray<PublishedMessage> messages)
    {
        if (changes.IsEmpty && messages.IsEmpty)
            return [];

        var parts = Parts(changes);
        return [.. parts.Select((part, index) => new OutboxRow
        {
            Attempt = attempt,
            Part = index,
            IsLast = index == parts.Count - 1,
            Changes = part,
            Messages = index == parts.Count - 1 ? messages : [],
        })];
    }

    static List<ImmutableArray<ItemChange>> Parts(ImmutableArray<ItemChange> changes)
    {
        var parts = new List<ImmutableArray<ItemChange>>();
        var part = ImmutableArray.CreateBuilder<ItemChange>();
        var bytes = 0;
        foreach (var change in changes)
        {
            var size = Bytes(change);
            if (part.Count > 0 && bytes + size > Limits.OutboxPartBytesMax)
            {
                parts.Add(part.ToImmutable());
                part.Clear();
                bytes = 0;
            }

            part.Add(change);
            bytes += size;
        }

        parts.Add(part.ToImmutable());
        return parts;
    }

    static int Bytes(ItemChange change) =>
        Encoding.UTF8.GetByteCount(change.Value ?? "") + Encoding.UTF8.GetByteCount(change.Item.ToString()) + 32;
}
