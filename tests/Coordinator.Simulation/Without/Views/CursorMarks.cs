using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Simulation.Without.Views;

/// <summary>Cursor and sources are written whatever became of them since they were read.</summary>
sealed class CursorMarks(IRecordStore inner) : TamperedRecords(inner)
{
    public override async Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        if (!IsCursor(writes[0].Key))
            return await Inner.CommitAsync(writes);
        var blind = await Task.WhenAll(writes.Select(Blind));
        return await CommitAsync([.. blind.OfType<RecordWrite>()], writes);
    }
}
