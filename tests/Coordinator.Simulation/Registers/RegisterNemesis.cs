using Coordinator.Core.Registers;
using Coordinator.TestKit.Checkers.Registers;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Registers;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Registers;

/// <summary>
/// Clients of one register that read, write, die and are replaced, while messages get lost, late and doubled and one
/// acceptor falls silent now and then. What they saw must be what one register would have told.
/// </summary>
/// <param name="seed">Decides every choice.</param>
/// <param name="acceptors">One or three.</param>
/// <param name="decorate">Put between each client and its acceptors: where a rule is taken out.</param>
sealed class RegisterNemesis(int seed, int acceptors, Func<IAcceptor, IAcceptor>? decorate = null)
{
    const int Clients = 4;
    static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    static readonly FaultRates Faults = new()
    {
        LostRequests = 0.02,
        LostReplies = 0.03,
        LateWrites = 0.02,
        DuplicateWrites = 0.03,
        Crashes = 0.005,
        LatestArrival = TimeSpan.FromSeconds(5),
    };

    readonly RegisterWorld _world = new(acceptors, seed, isRandom: true);
    readonly RegisterHistory _history = new();
    readonly Dictionary<string, string> _versions = [];
    int _hosts;
    int _values;

    Random Random => _world.Scheduler.Random;

    /// <summary>Runs, and throws when the history is not that of one register.</summary>
    public void RequireOneRegister()
    {
        if (Run(out _) is { } problem)
            throw new SimulationFailedException(_world.Scheduler, problem);
    }

    /// <returns>What is wrong with the history; null when nothing is.</returns>
    public string? Run(out int set)
    {
        var random = new RandomFaults(Faults, Random);
        var outage = new StoreOutage(_world.Scheduler, "s9", default, default);
        var end = _world.Scheduler.Now + Length;
        _world.Network.Faults = new ScriptedFaults(effect => new FaultPlans(outage, random).Decide(effect));
        var hosts = new SimHost?[Clients];
        Beat();
        _world.Scheduler.RunUntil(() => _world.Scheduler.Now >= end);
        _world.Network.Faults = new NoFaults();
        _world.Scheduler.RunUntilIdle();
        var (last, register) = _world.NewClient("last");
        _world.Scheduler.Run(last.Start(() => ReadAsync("last", register)));
        set = _history.Operations.Count(operation => operation.IsSet == true);
        return RegisterChecker.Check(_history.Operations);

        void Beat()
        {
            for (var i = 0; i < Clients; i++)
            {
                if (hosts[i] is not { IsAlive: true })
                    hosts[i] = Begin(end);
            }

            if (acceptors == 3 && Random.Next(3) == 0)
            {
                var silent = _world.Stores.Stores[Random.Next(3)];
                var until = _world.Scheduler.Now + TimeSpan.FromSeconds(Random.NextDouble());
                outage = new StoreOutage(_world.Scheduler, silent, _world.Scheduler.Now, until);
            }

            if (_world.Scheduler.Now < end)
                _world.Scheduler.Schedule(null, TimeSpan.FromMilliseconds(500), Beat);
        }
    }

    SimHost Begin(DateTimeOffset end)
    {
        var (host, register) = _world.NewClient($"client {_hosts++}", decorate);
        var random = new Random(Random.Next());
        _ = host.Start(() => WorkAsync(host, register, random, end));
        return host;
    }

    /// <summary>Reads, then writes upon what it read or last wrote, most of the time.</summary>
    async Task WorkAsync(SimHost host, ConsensusRegister register, Random random, DateTimeOffset end)
    {
        RegisterState? known = null;
        while (_world.Scheduler.Now < end)
        {
            if (known is null || random.Next(3) == 0)
                known = await ReadAsync(host.Name, register);
            else
                known = await SetAsync(host.Name, register, known);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100)), host.Time);
        }
    }

    async Task<RegisterState?> ReadAsync(string client, ConsensusRegister register)
    {
        RegisterState? state = null;
        await _history.ReadAsync(client, async () =>
        {
            state = await register.ReadAsync();
            return (state is not null, RegisterWorld.Text(state));
        });
        return Noted(state);
    }

    async Task<RegisterState?> SetAsync(string client, ConsensusRegister register, RegisterState known)
    {
        var value = $"v{_values++}";
        RegisterState? state = null;
        await _history.SetAsync(client, RegisterWorld.Text(known), value, async () =>
        {
            var written = await register.CompareAndSetAsync(known.Version, RegisterWorld.Bytes(value));
            state = written.State;
            return written.IsSet;
        });
        return Noted(state);
    }

    /// <summary>A version stands for one value, whoever tells of it.</summary>
    RegisterState? Noted(RegisterState? state)
    {
        if (state?.Version is { } version && RegisterWorld.Text(state) is { } value
            && _versions.TryAdd(version, value) is false && _versions[version] != value)
            throw new SimulationFailedException(
                _world.Scheduler, $"{version} is {_versions[version]} and {value}");
        return state;
    }
}
