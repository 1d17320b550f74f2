using Coordinator.Core.Placement;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Worlds;

/// <summary>A host's way to a placement register that is one thing at one place.</summary>
/// <param name="host">The host.</param>
/// <param name="network">Decides the fate of each request.</param>
/// <param name="register">The register behind it; must answer at once.</param>
public sealed class SimRegisterLink(SimHost host, SimNetwork network, IPlacementRegister register) : IPlacementRegister
{
    /// <inheritdoc />
    public Task<RegisterValue?> ReadAsync() =>
        network.SendAsync(host.Next(EffectKind.ReadPlacement), () => register.ReadAsync(), null);

    /// <inheritdoc />
    public Task<bool?> CompareAndSetAsync(string? expected, PlacementMap next) =>
        network.SendAsync<bool?>(
            host.Next(EffectKind.SetPlacement), () => register.CompareAndSetAsync(expected, next), null);
}
