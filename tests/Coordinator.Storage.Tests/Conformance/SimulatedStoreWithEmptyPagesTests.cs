using Coordinator.Core.Effects;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Stores;

namespace Coordinator.Storage.Tests.Conformance;

public sealed class SimulatedStoreWithEmptyPagesTests : StoreConformance
{
    readonly FaultingStore _store = new(new SimulatedStore { PageRowsMax = 70, HasEmptyPages = true });

    protected override Task<IReplicaStore> CreateAsync() => Task.FromResult<IReplicaStore>(_store);

    protected override void FailNext(Fault fault) => _store.Next = fault;
}
