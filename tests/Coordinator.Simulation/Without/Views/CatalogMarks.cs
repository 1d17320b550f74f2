using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Simulation.Without.Views;

/// <summary>A view's entry in the catalog is written whatever became of it since it was read.</summary>
sealed class CatalogMarks(IRecordStore inner) : TamperedRecords(inner)
{
    public override async Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        var blind = await Task.WhenAll(writes.Select(Blind));
        return await CommitAsync([.. blind.OfType<RecordWrite>()], writes);
    }
}
