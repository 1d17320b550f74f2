using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Tests.Protocol;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Spectators;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Reconfigurations;

/// <summary>
/// A change of one shard's placement, from a world in which it may begin to the promises that must hold when it is
/// over.
/// </summary>
sealed class ChangeCase
{
    /// <summary>The shard that changes; others take part in the transactions.</summary>
    public const int Shard = 1;

    const int TriesMax = 4;

    readonly MarkedItems _items;
    readonly ShardChange _change;
    int _marks;

    /// <param name="name">Which change: see <see cref="Names"/>.</param>
    /// <param name="replicas">Replicas before it.</param>
    public ChangeCase(string name, int replicas)
    {
        World = new SimWorld(new WorldOptions { Replicas = replicas, Stores = 4, Slots = 3 });
        _items = new MarkedItems(World, slots: 3);
        Veteran = new SimNode(World, "veteran");
        RequireCommits(Veteran);
        var inSync = World.Map.Shards[Shard].InSync;
        var free = World.StoreNames.First(store => !World.Map.Shards[Shard].IsIn(store));
        _change = name switch
        {
            "join" => new JoinStore(free),
            "bump" => new Bump(),
            "drop the first" or "drop another than begun" => new DropStore(inSync[0].Store),
            "drop the last" or "drop while another joins" => new DropStore(inSync[^1].Store),
            "give up a join" => new DropStore(free),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such change"),
        };
        if (name is "drop while another joins" or "give up a join")
            BeginJoin(free);
        if (name == "drop another than begun")
            BeginDrop(inSync[^1].Store);
    }

    /// <summary>All changes; those that drop need two replicas.</summary>
    public static TheoryData<string, int> Names => new()
    {
        { "join", 1 },
        { "join", 2 },
        { "bump", 1 },
        { "bump", 2 },
        { "drop the first", 2 },
        { "drop the first", 3 },
        { "drop the last", 2 },
        { "drop while another joins", 2 },
        { "drop another than begun", 3 },
        { "give up a join", 1 },
    };

    public SimWorld World { get; }

    /// <summary>A host that knows the placement as it was before.</summary>
    public SimNode Veteran { get; }

    /// <summary>The shard as of now.</summary>
    public ShardPlacement Now => World.Map.Shards[Shard];

    /// <summary>Begins the change, and goes on until it is over or something waits.</summary>
    public Task<ChangeAnswer> Begin(SimNode host) => host.Change(Shard, _change);

    /// <summary>The change is brought to its end by a host of that name.</summary>
    public void End(string name)
    {
        var host = new SimNode(World, name);
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var answer = World.Scheduler.Run(Begin(host));
            if (answer.Status == ChangeStatus.Done && Now.Pending is null)
                return;
        }

        throw new WorldInspection(World).Failure($"{_change} does not come to its end");
    }

    /// <summary>Another change follows: the shard is bumped.</summary>
    public void Follow()
    {
        var answer = World.Scheduler.Run(new SimNode(World, "bumper").Change(Shard, new Bump()));
        Assert.Equal(ChangeStatus.Done, answer.Status);
    }

    /// <summary>
    /// Throws unless the world comes to rest with equal replicas, one token each, no write lost, and old hosts and new
    /// ones commit.
    /// </summary>
    public void RequireSound()
    {
        RequireCommits(Veteran);
        RequireCommits(new SimNode(World, "newcomer"));
        var inspection = World.Settle();
        inspection.RequireOneToken(World);
        foreach (var mark in Enumerable.Range(0, _marks))
            Assert.True(_items.RequireWhole(inspection, $"m{mark}", answer: null), $"m{mark} was lost");
    }

    void RequireCommits(SimNode host)
    {
        var request = Requests.Mark($"m{_marks++}", _items.Names) with { Timeout = TimeSpan.FromSeconds(20) };
        Assert.Equal(CommitOutcome.Committed, World.Scheduler.Run(host.Run(request)).Outcome);
    }

    void BeginJoin(string store)
    {
        var host = new SimNode(World, "joiner");
        World.Network.Faults = new ScriptedFaults(effect =>
            effect.Host == host.Host && effect.Batch?.Replica.Store == store && effect.Batch.Writes.Length > 2
                ? FaultDecision.Of(FaultKind.CrashAfter)
                : FaultDecision.None);
        _ = host.Change(Shard, new JoinStore(store));
        World.Scheduler.RunUntilIdle();
        World.Network.Faults = new NoFaults();
        Assert.Equal(PendingPhase.Copying, Now.Pending!.Phase);
        Assert.Contains(World.Store.Replicas, replica => replica.Store == store && replica.Slot == new SlotId(Shard));
    }

    /// <summary>One replica of those that stay is moved to the next epoch already.</summary>
    void BeginDrop(string store)
    {
        var host = new SimNode(World, "dropper");
        World.Network.Faults = new ScriptedFaults(effect => effect.Host == host.Host && effect.Batch is not null
            ? FaultDecision.Of(FaultKind.CrashAfter)
            : FaultDecision.None);
        _ = host.Change(Shard, new DropStore(store));
        World.Scheduler.RunUntilIdle();
        World.Network.Faults = new NoFaults();
        Assert.Equal(PendingPhase.Fencing, Now.Pending!.Phase);
    }
}
