using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions;
using Coordinator.Simulation.Without.Views;

namespace Coordinator.Simulation.Without.Subscriptions;

/// <summary>A cursor, and with it the lease of its slot, is written whatever became of it since it was read.</summary>
sealed class LeaseMarks(IRecordStore inner) : TamperedRecords(inner)
{
    public override async Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        if (!writes[0].Key.Name.StartsWith(SubscriptionKeys.CursorPrefix, StringComparison.Ordinal)
            || await Blind(writes[0]) is not { } blind)
        {
            return await Inner.CommitAsync(writes);
        }

        return await CommitAsync(writes.SetItem(0, blind), writes);
    }
}
