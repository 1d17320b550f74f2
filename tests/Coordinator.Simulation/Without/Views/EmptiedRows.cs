using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Simulation.Without.Views;

/// <summary>A row goes with its last member.</summary>
sealed class EmptiedRows(IRecordStore inner) : TamperedRecords(inner)
{
    public override Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        if (!IsRow(writes[0].Key))
            return Inner.CommitAsync(writes);
        var sent = writes[0] switch
        {
            ReplaceRecord { Value: var value } row when IsHidden(value) =>
                writes.SetItem(0, new DeleteRecord(row.Key, row.IfMatch)),
            InsertRecord { Value: var value } when IsHidden(value) => writes.RemoveAt(0),
            _ => writes,
        };
        return CommitAsync(sent, writes);
    }

    static bool IsHidden(ReadOnlyMemory<byte> value) => StoredJson.Parse<RowState>(value).IsHidden;
}
