using Coordinator.Core.Effects;
using Coordinator.Core.Placement;

namespace Coordinator.TestKit.Simulation;

/// <summary>A host's way to the stores and to the placement register.</summary>
/// <param name="host">The host.</param>
/// <param name="network">Decides the fate of each request to a store.</param>
/// <param name="store">The stores behind it; must answer at once, since all time passes in the network.</param>
/// <param name="register">The host's way to the register.</param>
public sealed class SimLink(SimHost host, SimNetwork network, IReplicaStore store, IPlacementRegister register)
    : IReplicaStore, IPlacementRegister
{
    public Task<ReadResult> ReadAsync(RowAddress row) =>
        network.SendAsync(
            host.Next(EffectKind.Read) with { Row = row }, () => store.ReadAsync(row), ReadResult.Unknown);

    public Task<CommitResult> CommitAsync(Batch batch) =>
        network.SendAsync(
            host.Next(EffectKind.Commit) with { Batch = batch },
            () => store.CommitAsync(batch),
            CommitResult.Unknown);

    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        network.SendAsync(
            host.Next(EffectKind.Scan) with { Scan = query }, () => store.ScanAsync(query, continuation), null);

    public Task<RegisterValue?> ReadAsync() => register.ReadAsync();

    public Task<bool?> CompareAndSetAsync(string? expected, PlacementMap next) =>
        register.CompareAndSetAsync(expected, next);
}
