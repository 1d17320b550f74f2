using Coordinator.Core.Effects;
using Coordinator.Core.Registers;

namespace Coordinator.Storage.Tests.Support;

/// <summary>An acceptor on which the next request meets a fault once.</summary>
sealed class FaultingAcceptor(IAcceptor inner) : IAcceptor
{
    readonly NextFault _fault = new();

    public Fault Next
    {
        set => _fault.Next = value;
    }

    public Task<AcceptorRead?> ReadAsync() => _fault.MeetAsync(inner.ReadAsync, unknown: null);

    public Task<AcceptorWrite?> WriteAsync(ETag? mark, AcceptorState next) =>
        _fault.MeetAsync(() => inner.WriteAsync(mark, next), unknown: null);
}
