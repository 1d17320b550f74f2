using System.Collections.Immutable;
using Coordinator.Core.Placement;
using Coordinator.Core.Registers;

namespace Coordinator.Storage.Placement;

/// <summary>
/// What single acceptors know of a placement that a majority does not: a founding that was interrupted, or a deployment
/// whose list of control stores was changed since.
/// </summary>
/// <param name="acceptors">The acceptors of the registers.</param>
public sealed class PlacementTraces(IAcceptors acceptors)
{
    /// <summary>The map of every acceptor that holds one; null when not every acceptor answers.</summary>
    /// <exception cref="Core.InvariantViolationException">A row cannot be read.</exception>
    public async Task<ImmutableArray<PlacementMap>?> FindAsync()
    {
        var reads = await Task.WhenAll(
            acceptors.Of(ConsensusPlacementRegister.Name).Select(acceptor => acceptor.ReadAsync()));
        if (reads.Any(read => read is null))
            return null;
        var values = reads.Select(read => read!.State.Value).OfType<AcceptedValue>();
        return [.. values.Select(ConsensusPlacementRegister.Map)];
    }
}
