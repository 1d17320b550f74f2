using Coordinator.Core.Placement;
using Coordinator.Core.Registers;

namespace Coordinator.TestKit.Worlds;

/// <summary>The placement map in a host's consensus register; the version of its value is the mark.</summary>
/// <param name="register">The host's own proposer.</param>
sealed class SimConsensusLink(ConsensusRegister register) : IPlacementRegister
{
    public async Task<RegisterValue?> ReadAsync() =>
        await register.ReadAsync() is { Value: { } value } state
            ? new RegisterValue(SimConsensus.Map(value.Bytes), value.Version, state.Ballot.ToString())
            : null;

    public async Task<bool?> CompareAndSetAsync(string? expected, PlacementMap next) =>
        (await register.CompareAndSetAsync(expected, SimConsensus.Bytes(next))).IsSet;
}
