using Coordinator.Core.Effects;
using Coordinator.Core.Registers;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Registers;

/// <summary>A host's way to an acceptor.</summary>
/// <param name="host">The host.</param>
/// <param name="network">Decides the fate of each request.</param>
/// <param name="name">The acceptor's store and register.</param>
/// <param name="acceptor">The acceptor behind it; must answer at once, since all time passes in the network.</param>
public sealed class SimAcceptorLink(
    SimHost host, SimNetwork network, (string Store, string Register) name, IAcceptor acceptor) : IAcceptor
{
    /// <inheritdoc />
    public Task<AcceptorRead?> ReadAsync() => network.SendAsync(
        host.Next(EffectKind.ReadAcceptor) with { Acceptor = name }, acceptor.ReadAsync, unknown: null);

    /// <inheritdoc />
    public Task<AcceptorWrite?> WriteAsync(ETag? mark, AcceptorState next) => network.SendAsync(
        host.Next(EffectKind.WriteAcceptor) with { Acceptor = name, Accept = next },
        () => acceptor.WriteAsync(mark, next),
        unknown: null);
}
