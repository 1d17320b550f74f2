using Coordinator.Core.Effects;
using Coordinator.Core.Registers;

namespace Coordinator.Simulation.Without.Registers;

/// <summary>A read takes whatever acceptors hold for accepted under one ballot, hence chosen.</summary>
sealed class SameBallot(IAcceptor inner) : IAcceptor
{
    public async Task<AcceptorRead?> ReadAsync()
    {
        var read = await inner.ReadAsync();
        if (read?.State.Value is null)
            return read;
        return read with { State = read.State with { Accepted = new BallotNumber(1, "any") } };
    }

    public Task<AcceptorWrite?> WriteAsync(ETag? mark, AcceptorState next) => inner.WriteAsync(mark, next);
}
