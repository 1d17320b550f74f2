using Coordinator.Core.Effects;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Stores;

namespace Coordinator.Storage.Tests.Conformance;

public sealed class SimulatedStoreTests : StoreConformance
{
    readonly FaultingStore _store = new(new SimulatedStore());

    protected override Task<IReplicaStore> CreateAsync() => Task.FromResult<IReplicaStore>(_store);

    protected override void FailNext(Fault fault) => _store.Next = fault;
}
