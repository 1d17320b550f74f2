using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>
/// What every batch must satisfy whatever the store: its number of rows, each row once, items in the replica of their
/// slot. Breaking one is a programming error. Limits on bytes depend on the stored form and are the store's to check.
/// </summary>
public static class BatchRules
{
    /// <summary>Throws unless the batch may be sent.</summary>
    /// <exception cref="StoreLimitException">It has more than <see cref="Limits.BatchRowsMax"/> rows.</exception>
    /// <exception cref="ArgumentException">It is empty, names a row twice, or holds another slot's item.</exception>
    public static void Require(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Writes.IsDefaultOrEmpty)
            throw new ArgumentException("A batch has at least one write.", nameof(batch));
        StoreLimitException.Require(nameof(Limits.BatchRowsMax), batch.Writes.Length, Limits.BatchRowsMax);
        var seen = new HashSet<RowKey>(batch.Writes.Length);
        foreach (var write in batch.Writes)
        {
            if (!seen.Add(write.Key))
                throw new ArgumentException($"A batch names a row once; {write.Key} is there twice.", nameof(batch));
            if (WrittenRow(write) is ItemRow item && item.Slot != batch.Replica.Slot)
                throw new ArgumentException(
                    $"Slot {item.Slot} of {item.Item} is not that of {batch.Replica}.", nameof(batch));
        }
    }

    static Row? WrittenRow(RowWrite write) => write switch
    {
        InsertRow insert => insert.Row,
        ReplaceRow replace => replace.Row,
        _ => null,
    };
}
