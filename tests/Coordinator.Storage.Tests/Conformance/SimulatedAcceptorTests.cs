using Coordinator.Core.Registers;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Registers;

namespace Coordinator.Storage.Tests.Conformance;

public sealed class SimulatedAcceptorTests : AcceptorConformance
{
    readonly FaultingAcceptor _acceptor = new(new SimulatedAcceptor());

    protected override Task<(IAcceptor Acceptor, IAcceptor Other)> CreateAsync() =>
        Task.FromResult<(IAcceptor, IAcceptor)>((_acceptor, new SimulatedAcceptor()));

    protected override void FailNext(Fault fault) => _acceptor.Next = fault;
}
