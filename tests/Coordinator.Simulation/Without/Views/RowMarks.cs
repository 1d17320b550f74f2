using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Simulation.Without.Views;

/// <summary>A row is written whatever became of it since it was read.</summary>
sealed class RowMarks(IRecordStore inner) : TamperedRecords(inner)
{
    public override async Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        if (!IsRow(writes[0].Key))
            return await Inner.CommitAsync(writes);
        var blind = await Task.WhenAll(writes.Select(Blind));
        return await CommitAsync([.. blind.OfType<RecordWrite>()], writes);
    }
}
