using Coordinator.Core.Effects;
using Coordinator.Core.Registers;

namespace Coordinator.Simulation.Without.Registers;

/// <summary>A write takes effect whatever the acceptor has promised since it was read.</summary>
sealed class PromiseCheck(IAcceptor inner) : IAcceptor
{
    public Task<AcceptorRead?> ReadAsync() => inner.ReadAsync();

    public async Task<AcceptorWrite?> WriteAsync(ETag? mark, AcceptorState next)
    {
        var now = await inner.ReadAsync();
        return now is null ? null : await inner.WriteAsync(now.Mark, next);
    }
}
