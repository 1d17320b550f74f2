using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;
using Coordinator.Simulation.Systems.Clients;
using Coordinator.Simulation.Systems.Http;
using Coordinator.TestKit.Checkers.Replicas;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Systems;

/// <summary>
/// The end of a run: nothing goes wrong any more, time passes, the system looks after itself; then nothing may be open
/// (LIVE), and what it holds and tells must be what it promised.
/// </summary>
sealed class SystemSettlement(SystemWorld world, IReadOnlyList<IClientWorkload> workloads)
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    /// <summary>Longer than a join that its orchestration left is given, twice.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(45);

    readonly SystemClient _client = new(world, "last client");

    /// <summary>Throws unless all is well.</summary>
    public void Require()
    {
        var end = world.Scheduler.Now + Patience;
        while (OpenBusiness() is { } open)
        {
            if (world.Scheduler.Now >= end)
                throw world.Failure($"it does not come to rest: {open} (LIVE)");
            world.Scheduler.RunFor(Look);
        }

        if (world.Complaints is [var first, ..])
            throw world.Failure(first);
        Count();
        foreach (var workload in workloads)
            Run(() => workload.RequireKeptAsync(_client));
        new WorldInspection(world.Base).RequireAtRest();
        RequireSameReplicas();
    }

    void RequireSameReplicas()
    {
        foreach (var replicas in world.Base.Map.Slots.Select(slot => world.Base.Map.Of(slot).InSync))
        {
            foreach (var other in replicas.Skip(1))
            {
                if (ReplicaChecker.Compare(Rows(replicas[0]), Rows(other)).Differences is [var first, ..])
                    throw world.Failure($"{first}, of {replicas[0]} and {other} (ATOM)");
            }
        }
    }

    IEnumerable<Replica> AllReplicas =>
        world.Base.Map.Slots.SelectMany(slot => world.Base.Map.Of(slot).InSync);

    IEnumerable<Row> Rows(Replica replica) => world.Base.Store.RowsOf(replica).Select(stored => stored.Row);

    /// <summary>What is not at its end yet; null when all is.</summary>
    string? OpenBusiness()
    {
        if (world.Resolve.Poisoned.Concat(world.Follow.Poisoned).FirstOrDefault() is { } poisoned)
            throw world.Failure($"a message was put aside: {poisoned}");
        if (world.Resolve.Count + world.Follow.Count > 0)
            return "a message that nobody has taken";
        if (world.Base.Map.Shards.FirstOrDefault(IsChanging) is { } shard)
            return $"shard {shard.Id} is {shard}";
        if (RunningInstance() is { } instance)
            return $"the orchestration {instance}";
        try
        {
            new WorldInspection(world.Base).RequireAtRest();
        }
        catch (SimulationFailedException failure)
        {
            return failure.Message.Split('\n')[0];
        }

        // Views and subscriptions follow the logs, and cannot know of it.
        if (AllReplicas.FirstOrDefault(replica => Rows(replica).Any(row => row is OutboxRow)) is { } outbox)
            return $"a change of {outbox} that is not in the log";
        return Ask(AskAsync);
    }

    async Task<string?> AskAsync()
    {
        foreach (var workload in workloads)
        {
            if (!await workload.HasEndedAsync(_client))
                return $"what {workload.GetType().Name} began";
        }

        var inDoubt = await _client.AskAsync(new HttpAsk("GET", "/api/in-doubt"));
        if (!inDoubt.IsGood || inDoubt.Json().GetProperty("transactions").GetArrayLength() > 0)
            return $"in doubt: {inDoubt}";
        var health = await _client.AskAsync(new HttpAsk("GET", "/api/health/ready"));
        return health.IsGood && health.Json().GetProperty("status").GetString() == "ok"
            ? null
            : $"health: {health}";
    }

    bool IsChanging(ShardPlacement shard) =>
        shard.Pending is not null || shard.InSync.Length < world.Options.Replicas;

    string? RunningInstance() => world.Hub.Instances
        .FirstOrDefault(instance => !instance.State.HasEnded)?.State.InstanceId;

    void Count()
    {
        var history = world.Base.Register.History;
        world.Counts.Drops = history.Drops;
        world.Counts.Joins = history.Joins;
        world.Counts.Deliveries = world.Delivered.Count;
        world.Counts.Recovered = world.Decisions.ByRecoverers;
    }

    void Run(Func<Task> ask) => world.Scheduler.Run(_client.Sim.Start(ask));

    string? Ask(Func<Task<string?>> ask) => world.Scheduler.Run(_client.Sim.Start(ask));
}
