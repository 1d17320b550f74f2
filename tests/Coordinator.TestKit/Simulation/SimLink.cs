using Coordinator.Core.Effects;
using Coordinator.Core.Placement;

namespace Coordinator.TestKit.Simulation;

/// <summary>A host's way to the stores and to the placement register.</summary>
/// <param name="host">The host.</param>
/// <param name="network">Decides the fate of each request.</param>
/// <param name="store">The stores behind it; must answer at once, since all time passes in the network.</param>
/// <param name="register">The register behind it; must answer at once.</param>
public sealed class SimLink(SimHost host, SimNetwork network, IReplicaStore store, IPlacementRegister register)
    : IReplicaStore, IPlacementRegister
{
    public Task<ReadResult> ReadAsync(RowAddress row) =>
        network.SendAsync(
            Next(EffectKind.Read) with { Row = row }, () => AtOnce(store.ReadAsync(row)), ReadResult.Unknown);

    public Task<CommitResult> CommitAsync(Batch batch) =>
        network.SendAsync(
            Next(EffectKind.Commit) with { Batch = batch },
            () => AtOnce(store.CommitAsync(batch)),
            CommitResult.Unknown);

    public Task<ScanPage?> ScanAsync(ScanQuery query, string? continuation) =>
        network.SendAsync(
            Next(EffectKind.Scan) with { Scan = query }, () => AtOnce(store.ScanAsync(query, continuation)), null);

    public Task<RegisterValue?> ReadAsync() =>
        network.SendAsync(Next(EffectKind.ReadPlacement), () => AtOnce(register.ReadAsync()), null);

    public Task<bool?> CompareAndSetAsync(string? expected, PlacementMap next) =>
        network.SendAsync<bool?>(
            Next(EffectKind.SetPlacement), () => AtOnce(register.CompareAndSetAsync(expected, next)), null);

    static T AtOnce<T>(Task<T> task) =>
        task.IsCompleted
            ? task.GetAwaiter().GetResult()
            : throw new InvalidOperationException("A store of a simulation must answer at once.");

    EffectEvent Next(EffectKind kind) => new() { Host = host, Number = host.EffectCount++, Kind = kind };
}
