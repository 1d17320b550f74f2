using Coordinator.Core.Records;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Simulation.Without.Views;

/// <summary>A row that has a part of an event counts as having it all.</summary>
sealed class RowSteps(IRecordStore inner) : TamperedRecords(inner)
{
    public override async Task<RecordRead> ReadAsync(RecordKey key)
    {
        var read = await Inner.ReadAsync(key);
        if (!IsRow(key) || read.Record is not { } record)
            return read;
        var row = StoredJson.Parse<RowState>(record.Value);
        return RecordRead.Found(record with { Value = StoredJson.Bytes(row with { Steps = row.Steps.Clear() }) });
    }
}
