using Coordinator.Core.Effects;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>
/// Makes one replica's row what it should be: under the guard, and only if the row is still what was seen. Whoever
/// prepares a change of the row meanwhile writes it, so a repair never undoes anything later.
/// </summary>
sealed class RowRepair(IReplicaStore store, SlotPlacement slot)
{
    /// <summary>Writes.</summary>
    /// <returns>Null when it was written; else why not.</returns>
    public async Task<ScrubReason?> WriteAsync(RowCopy copy, RowKey key, Row? right)
    {
        var write = Write(copy.Seen, key, right);
        var written = await store.CommitAsync(new Batch(copy.Replica, [slot.GuardTouch, write]));
        return written.Status switch
        {
            CommitStatus.Applied => null,
            CommitStatus.Refused => ScrubReason.Changed,
            _ => ScrubReason.Unknown,
        };
    }

    static RowWrite Write(SeenRow seen, RowKey key, Row? right) => (seen.Kind, right) switch
    {
        (SeenKind.Absent, { } row) => new InsertRow(row),
        (_, { } row) => new ReplaceRow(row, seen.ETag),
        _ => new DeleteRow(key, seen.ETag),
    };
}
