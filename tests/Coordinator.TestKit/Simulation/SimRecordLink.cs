using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;

namespace Coordinator.TestKit.Simulation;

/// <summary>A host's way to the records of the control store.</summary>
/// <param name="host">The host.</param>
/// <param name="network">Decides the fate of each request.</param>
/// <param name="records">The records behind it; must answer at once, since all time passes in the network.</param>
public sealed class SimRecordLink(SimHost host, SimNetwork network, IRecordStore records) : IRecordStore
{
    /// <inheritdoc />
    public Task<RecordRead> ReadAsync(RecordKey key)
    {
        RecordRules.Require(key);
        return network.SendAsync(
            host.Next(EffectKind.ReadRecord) with { Record = key }, () => records.ReadAsync(key), RecordRead.Unknown);
    }

    /// <inheritdoc />
    public Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        RecordRules.Require(writes);
        return network.SendAsync(
            host.Next(EffectKind.CommitRecords) with { RecordWrites = writes },
            () => records.CommitAsync(writes),
            CommitResult.Unknown);
    }

    /// <inheritdoc />
    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top)
    {
        RecordRules.RequireList(partition, prefix, after, top);
        return network.SendAsync(
            host.Next(EffectKind.ListRecords) with { RecordList = new RecordKey(partition, prefix) },
            () => records.ListAsync(partition, prefix, after, top),
            null);
    }
}
