using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Simulation.Without.Views;

/// <summary>The rows are written after the sources and the cursor: a crash in between loses them.</summary>
sealed class SourcesLast(IRecordStore inner) : TamperedRecords(inner)
{
    readonly List<ImmutableArray<RecordWrite>> _rows = [];

    public override async Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        if (IsRow(writes[0].Key))
        {
            _rows.Add(writes);
            return CommitResult.Applied([.. writes.Select(_ => (ETag?)new ETag("not yet written"))]);
        }

        var result = await Inner.CommitAsync(writes);
        if (result.Status == CommitStatus.Applied)
        {
            foreach (var row in _rows)
                await Inner.CommitAsync(row);
        }

        _rows.Clear();
        return result;
    }
}
