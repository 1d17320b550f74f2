using Coordinator.Core.Effects;
using Coordinator.Core.Registers;

namespace Coordinator.Simulation.Without.Registers;

/// <summary>A write without an answer counts as refused.</summary>
sealed class ReadBack(IAcceptor inner) : IAcceptor
{
    public Task<AcceptorRead?> ReadAsync() => inner.ReadAsync();

    public async Task<AcceptorWrite?> WriteAsync(ETag? mark, AcceptorState next) =>
        await inner.WriteAsync(mark, next) ?? AcceptorWrite.Refused;
}
