using System.Text;
using Coordinator.Core.Registers;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Registers;

/// <summary>One register in a simulated world.</summary>
public sealed class RegisterWorld
{
    public const string Name = "register";

    public RegisterWorld(int acceptors, int seed = 1, bool isRandom = false)
    {
        Scheduler = new SimScheduler(seed, isRandom);
        Network = new SimNetwork(Scheduler, isRandom ? Latency.Ragged : Latency.Fixed);
        Stores = new SimulatedAcceptors(Network, acceptors);
    }

    public SimScheduler Scheduler { get; }

    public SimNetwork Network { get; }

    public SimulatedAcceptors Stores { get; }

    public IEnumerable<SimulatedAcceptor> Acceptors => Stores.Stores.Select(store => Stores.At(store, Name));

    public (int Reads, int Writes) Counts => (Acceptors.Sum(one => one.Reads), Acceptors.Sum(one => one.Writes));

    public (SimHost Host, ConsensusRegister Register) NewClient(
        string name, Func<IAcceptor, IAcceptor>? decorate = null)
    {
        var host = new SimHost(Scheduler, name);
        var links = Stores.LinkOf(host, Name).Select(decorate ?? (acceptor => acceptor));
        return (host, new ConsensusRegister([.. links], host.Ids, host.Time));
    }

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string? Text(RegisterState? state) =>
        state?.Value is { } value ? Encoding.UTF8.GetString(value.Bytes.Span) : null;
}
