using Coordinator.Core.Registers;
using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Checkers.Linearizability;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Registers;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Registers;

/// <summary>
/// Clients of one register that read, write, die and are replaced, while messages get lost, late and doubled and one
/// acceptor falls silent now and then. What they saw must be what one register would have told.
/// </summary>
sealed class RegisterNemesis
{
    const string Key = "register";
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

    readonly RegisterWorld _world;
    readonly int _acceptors;
    readonly Func<IAcceptor, IAcceptor>? _decorate;
    readonly OperationHistory<RegisterInput, RegisterOutput> _history;
    readonly Dictionary<string, int> _processes = [];
    readonly Dictionary<string, string> _versions = [];
    int _hosts;
    int _values;
    int _outages;
    int _struck;

    /// <param name="seed">Decides every choice.</param>
    /// <param name="acceptors">One or three.</param>
    /// <param name="decorate">Put between each client and its acceptors: where a rule is taken out.</param>
    public RegisterNemesis(int seed, int acceptors, Func<IAcceptor, IAcceptor>? decorate = null)
    {
        (_acceptors, _decorate) = (acceptors, decorate);
        _world = new RegisterWorld(acceptors, seed, isRandom: true);
        _history = new OperationHistory<RegisterInput, RegisterOutput>(new SimHost(_world.Scheduler, "history").Time);
    }

    /// <summary>Writes that were answered to have been made.</summary>
    public int SetCount => _history.History().Count(operation => operation.Output?.IsSet == true);

    Random Random => _world.Scheduler.Random;

    /// <summary>Runs, and throws when the history is not that of one register.</summary>
    public void RequireOneRegister() => FailureStory.Of(_world.Scheduler, _world.Network.Trace.ToString, () =>
    {
        if (Run() is { IsLinearizable: false } verdict)
            throw new SimulationFailedException(_world.Scheduler, verdict.ToString());
    });

    /// <returns>The verdict on what clients were told.</returns>
    public LinearizabilityResult Run()
    {
        var random = new RandomFaults(Faults, Random);
        var outage = new StoreOutage(_world.Scheduler, "s9", default, default);
        var end = _world.Scheduler.Now + Length;
        _world.Network.Faults = new ScriptedFaults(effect =>
        {
            if (outage.Decide(effect) is var decision && decision == FaultDecision.None)
                return random.Decide(effect);
            _struck++;
            return decision;
        });
        var hosts = new SimHost?[Clients];
        Beat();
        _world.Scheduler.RunUntil(() => _world.Scheduler.Now >= end);
        _world.Network.Faults = new NoFaults();
        _world.Scheduler.RunUntilIdle();
        var (last, register) = _world.NewClient("last");
        _world.Scheduler.Run(last.Start(() => ReadAsync("last", register)));
        return LinearizabilityChecker.Check(new CasRegister(), _history.History());

        void Beat()
        {
            for (var i = 0; i < Clients; i++)
            {
                if (hosts[i] is not { IsAlive: true })
                    hosts[i] = Begin(end);
            }

            if (_acceptors == 3 && Random.Next(3) == 0)
            {
                _outages++;
                var silent = _world.Stores.Stores[Random.Next(3)];
                var until = _world.Scheduler.Now + TimeSpan.FromSeconds(Random.NextDouble());
                outage = new StoreOutage(_world.Scheduler, silent, _world.Scheduler.Now, until);
            }

            if (_world.Scheduler.Now < end)
                _world.Scheduler.Schedule(null, TimeSpan.FromMilliseconds(500), Beat);
        }
    }

    /// <summary>What happened.</summary>
    public Tally Tally()
    {
        var tally = new Tally
        {
            ["reads and writes of a register"] = _history.History().Length,
            ["writes of a register"] = SetCount,
            [Figures.Crashes] = _hosts - Clients,
            [Figures.Outages] = _outages,
        };
        tally.Add(NetworkTally.Of(_world.Network, _struck));
        return tally;
    }

    SimHost Begin(DateTimeOffset end)
    {
        var (host, register) = _world.NewClient($"client {_hosts++}", _decorate);
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
        var open = Begin(client, new ReadRegister(Key));
        var state = await register.ReadAsync();
        End(client, open, state is null ? null : RegisterOutput.Found(RegisterWorld.Text(state)));
        return Noted(state);
    }

    async Task<RegisterState?> SetAsync(string client, ConsensusRegister register, RegisterState known)
    {
        var value = $"v{_values++}";
        var open = Begin(client, new CompareAndSetRegister(Key, RegisterWorld.Text(known), value));
        var written = await register.CompareAndSetAsync(known.Version, RegisterWorld.Bytes(value));
        End(client, open, written.IsSet switch
        {
            true => RegisterOutput.Set,
            false => RegisterOutput.Refused,
            null => null,
        });
        return Noted(written.State);
    }

    OpenOperation<RegisterInput, RegisterOutput> Begin(string client, RegisterInput input)
    {
        if (!_processes.TryGetValue(client, out var process))
            _processes[client] = process = _history.NewProcess();
        return _history.Begin(process, input);
    }

    /// <summary>Who does not know how something ended goes on as another client.</summary>
    void End(string client, OpenOperation<RegisterInput, RegisterOutput> open, RegisterOutput? answer)
    {
        if (answer is not null)
        {
            open.Ok(answer);
            return;
        }

        open.Info();
        _processes.Remove(client);
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
