using Coordinator.Core.Records;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Simulation.Without.Views;

/// <summary>A row does not know which events it has.</summary>
sealed class RowPositions(IRecordStore inner) : TamperedRecords(inner)
{
    public override async Task<RecordRead> ReadAsync(RecordKey key)
    {
        var read = await Inner.ReadAsync(key);
        if (!IsRow(key) || read.Record is not { } record)
            return read;
        var row = StoredJson.Parse<RowState>(record.Value);
        return RecordRead.Found(record with
        {
            Value = StoredJson.Bytes(row with { Positions = row.Positions.Clear(), Steps = row.Steps.Clear() }),
        });
    }
}
