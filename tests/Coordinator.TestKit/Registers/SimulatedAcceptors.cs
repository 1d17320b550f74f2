using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Registers;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Registers;

/// <summary>The control stores of a simulated deployment, with the acceptors of all registers.</summary>
/// <param name="network">Carries the hosts' requests.</param>
/// <param name="count">How many control stores: one or three.</param>
public sealed class SimulatedAcceptors(SimNetwork network, int count)
{
    readonly Dictionary<(string Store, string Register), SimulatedAcceptor> _acceptors = [];

    /// <summary>The names of the control stores: s0, s1, s2.</summary>
    public ImmutableArray<string> Stores { get; } =
        [.. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"s{number}"))];

    /// <summary>One acceptor as it is, past any network.</summary>
    public SimulatedAcceptor At(string store, string register)
    {
        if (!_acceptors.TryGetValue((store, register), out var acceptor))
            _acceptors[(store, register)] = acceptor = new SimulatedAcceptor();
        return acceptor;
    }

    /// <summary>A host's way to the acceptors of all registers.</summary>
    public IAcceptors LinkOf(SimHost host) => new Links(this, host);

    /// <summary>A host's way to the acceptors of one register.</summary>
    public ImmutableArray<IAcceptor> LinkOf(SimHost host, string register) =>
    [
        .. Stores.Select(store => new SimAcceptorLink(host, network, (store, register), At(store, register))),
    ];

    sealed class Links(SimulatedAcceptors all, SimHost host) : IAcceptors
    {
        public ImmutableArray<IAcceptor> Of(string register) => all.LinkOf(host, register);
    }
}
