using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.Simulation.Without.Views;

/// <summary>The sources are written in a batch of their own, before the cursor.</summary>
sealed class SourcesWithCursor(IRecordStore inner) : TamperedRecords(inner)
{
    public override async Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        if (!IsCursor(writes[0].Key) || writes.Length == 1)
            return await Inner.CommitAsync(writes);
        var sources = await Inner.CommitAsync(writes.RemoveAt(0));
        return sources.Status == CommitStatus.Applied ? await CommitAsync([writes[0]], writes) : sources;
    }
}
