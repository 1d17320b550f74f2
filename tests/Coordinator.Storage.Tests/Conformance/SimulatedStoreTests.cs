using Coordinator.Core.Effects;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Stores;

namespace Coordinator.Storage.Tests.Conformance;

public sealed class SimulatedStoreTests : StoreConformance
{
    readonly SimulatedStore _rows;
    readonly FaultingStore _store;

    public SimulatedStoreTests()
    {
        _rows = new SimulatedStore();
        _store = new FaultingStore(_rows);
    }

    protected override Task<IReplicaStore> CreateAsync() => Task.FromResult<IReplicaStore>(_store);

    protected override Task DamageAsync(RowAddress row)
    {
        _rows.Damage(row);
        return Task.CompletedTask;
    }

    protected override void FailNext(Fault fault) => _store.Next = fault;
}
