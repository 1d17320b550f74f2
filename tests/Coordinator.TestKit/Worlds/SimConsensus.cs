using System.Text.Json;
using Coordinator.Core.Durable.Json;
using Coordinator.Core.Placement;
using Coordinator.Core.Registers;
using Coordinator.TestKit.Registers;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Worlds;

/// <summary>
/// The placement in the real consensus register over simulated acceptors, which hosts reach as they reach the stores.
/// Whatever value a majority has accepted is told at that moment to the register that stands for what is true.
/// </summary>
sealed class SimConsensus
{
    const string Name = "placement";
    static readonly BallotNumber First = new(1, "founder");

    readonly SimulatedAcceptors _acceptors;
    readonly SimRegister _truth;
    string _version = First.ToString();

    /// <param name="network">Carries the hosts' requests.</param>
    /// <param name="count">How many acceptors: one or three.</param>
    /// <param name="truth">Holds the first map, and hears of each that follows.</param>
    public SimConsensus(SimNetwork network, int count, SimRegister truth)
    {
        _acceptors = new SimulatedAcceptors(network, count);
        _truth = truth;
        var value = new AcceptedValue(_version, Replaced: null, Bytes(truth.Map!));
        foreach (var acceptor in Acceptors)
        {
            acceptor.Put(new AcceptorState(First, First, value));
            acceptor.OnWritten = Look;
        }
    }

    IEnumerable<SimulatedAcceptor> Acceptors => _acceptors.Stores.Select(store => _acceptors.At(store, Name));

    /// <summary>A host's way to the register.</summary>
    public IPlacementRegister LinkOf(SimHost host) =>
        new SimConsensusLink(new ConsensusRegister(_acceptors.LinkOf(host, Name), host.Ids, host.Time));

    internal static ReadOnlyMemory<byte> Bytes(PlacementMap map)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(map, EffectJson.Options);
        return Map(bytes).Equals(map)
            ? bytes
            : throw new InvalidOperationException("A placement map is not the same after it was written and read.");
    }

    internal static PlacementMap Map(ReadOnlyMemory<byte> bytes) =>
        JsonSerializer.Deserialize<PlacementMap>(bytes.Span, EffectJson.Options)!;

    /// <summary>A value is chosen at the moment at which a majority has accepted one ballot.</summary>
    void Look()
    {
        var majority = (_acceptors.Stores.Length / 2) + 1;
        var chosen = Acceptors.Select(acceptor => acceptor.Row.State).GroupBy(state => state.Accepted)
            .FirstOrDefault(same => same.Count() >= majority)?.First().Value;
        if (chosen is null || chosen.Version == _version)
            return;
        if (chosen.Replaced != _version)
            throw new InvalidOperationException($"{chosen.Version} was chosen upon {chosen.Replaced}, not {_version}.");
        _version = chosen.Version;
        _truth.Set(Map(chosen.Bytes));
    }
}
