using System.Collections.Immutable;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Virtual;
using Coordinator.Core.Effects;
using Coordinator.Core.Reads;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Benchmarks.Sections;

/// <summary>Runs in which something dies; each tells how many virtual seconds somebody had to wait.</summary>
static class RecoveryRuns
{
    const int Slots = 8;
    const int Replicas = 2;
    const int Prepares = 2 * Replicas;

    static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    /// <summary>Until what had left the host has taken effect.</summary>
    static readonly TimeSpan Arrival = TimeSpan.FromMilliseconds(100);

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A host dies with prepared writes; another client wants to change the same accounts.</summary>
    /// <param name="kind">What both use.</param>
    /// <param name="seed">Decides everything.</param>
    /// <param name="isWhole">Whether all prepares have left the host; else it dies before the last does.</param>
    public static double UntilWritten(PeerKind kind, int seed, bool isWhole) => AfterDeath(
        kind, seed, isWhole, (deployment, changes) => WriteAsync(deployment, kind, changes));

    /// <summary>The same, half of the times with all prepares; a client wants to read one of the accounts.</summary>
    public static double UntilRead(int seed) => AfterDeath(PeerKind.Coordinator, seed, IsWhole(seed),
        (deployment, changes) =>
        {
            var host = deployment.NewHost();
            var reader = new ItemReader(host.Context);
            return host.Host.Start(async () =>
            {
                while (await reader.ReadStrongAsync(changes[0].Item) is null)
                {
                    // Nobody may decide yet; it asks again.
                }
            });
        });

    /// <summary>The same; nobody comes by, and the sweeper finds it.</summary>
    public static double UntilSwept(int seed) => AfterDeath(PeerKind.Coordinator, seed, IsWhole(seed),
        (deployment, _) =>
        {
            var node = new SimNode(deployment.World, "sweeper");
            return node.Host.Start(async () =>
            {
                await Task.Delay(SweepEvery * deployment.Random.NextDouble(), node.Host.Time);
                while (HasOpenRows(deployment.World))
                {
                    await node.Sweeper.SweepAsync(CancellationToken.None);
                    for (var rest = SweepEvery; rest > TimeSpan.Zero && HasOpenRows(deployment.World); rest -= Look)
                        await Task.Delay(Look, node.Host.Time);
                }
            });
        });

    /// <summary>A store is lost; a client wants to change accounts that were in it.</summary>
    public static double UntilFailedOver(int seed, TimeSpan failoverAfter)
    {
        const string Lost = "s1";
        var deployment = NewDeployment(seed);
        deployment.Scheduler.RunFor(TimeSpan.FromSeconds(1 + deployment.Random.NextDouble()));
        new Outage(deployment, Lost, failoverAfter).Begin();
        var slot = deployment.World.Map.Shards.First(shard => shard.IsIn(Lost)).FirstSlot.Value;
        return Waited(deployment, () => WriteAsync(deployment, PeerKind.Coordinator, Changes(deployment, slot)));
    }

    static Task WriteAsync(VirtualDeployment deployment, PeerKind kind, ImmutableArray<Increment> changes)
    {
        var host = deployment.NewHost();
        var peer = host.NewPeer(kind);
        return host.Host.Start(async () =>
        {
            while (!(await peer.AddAsync(changes)).IsCommitted)
            {
                // In doubt or out of patience; the client sends its next request.
            }
        });
    }

    /// <summary>Kills a host when its prepares, or some of them, have left it; then measures what follows.</summary>
    static double AfterDeath(
        PeerKind kind, int seed, bool isWhole, Func<VirtualDeployment, ImmutableArray<Increment>, Task> follow)
    {
        var deployment = NewDeployment(seed);
        var victim = deployment.NewHost();
        // Some arrive and others never leave, or all leave and the host dies before it hears of any.
        var leaving = isWhole ? Prepares : deployment.Random.Next(1, Prepares);
        var sent = 0;
        deployment.World.Network.Faults = new ScriptedFaults(effect =>
            effect.Host == victim.Host && IsPrepare(effect) && ++sent > leaving
                ? FaultDecision.Of(FaultKind.CrashBefore)
                : FaultDecision.None);
        deployment.World.Network.OnArrived += (effect, _) =>
        {
            if (effect.Host == victim.Host && IsPrepare(effect))
                victim.Host.Crash();
        };
        var changes = Changes(deployment, deployment.Random.Next(Slots));
        var peer = victim.NewPeer(kind);
        _ = victim.Host.Start(() => peer.AddAsync(changes));
        deployment.Scheduler.RunUntil(() => !victim.Host.IsAlive);
        deployment.Scheduler.RunFor(Arrival);
        return Waited(deployment, () => follow(deployment, changes));
    }

    static double Waited(VirtualDeployment deployment, Func<Task> begin)
    {
        var start = deployment.Scheduler.Now;
        var ended = begin();
        deployment.Scheduler.RunUntil(() => ended.IsCompleted || deployment.Scheduler.Now - start > Patience);
        if (!ended.IsCompleted)
            throw new InvalidOperationException($"Nobody got through in {Patience}, seed {deployment.Scheduler.Seed}.");
        return (deployment.Scheduler.Now - start).TotalSeconds;
    }

    static VirtualDeployment NewDeployment(int seed) => new(new VirtualOptions
    {
        Seed = seed,
        Slots = Slots,
        Shards = Slots,
        Replicas = Replicas,
        AccountsInSlot = 2,
    });

    static ImmutableArray<Increment> Changes(VirtualDeployment deployment, int slot) =>
    [
        new(deployment.Accounts.BySlot[slot][0], -1),
        new(deployment.Accounts.BySlot[(slot + 1) % Slots][0], 1),
    ];

    static bool IsWhole(int seed) => seed % 2 == 0;

    static bool IsPrepare(EffectEvent effect) =>
        effect.Batch?.Writes.Any(write => write is ReplaceRow { Row: ItemRow { Intent: not null } }) ?? false;

    static bool HasOpenRows(SimWorld world) =>
        world.Store.Replicas.Any(replica => world.Store.RowsOf(replica).Any(stored => IsOpen(stored.Row)));

    static bool IsOpen(Row row) => row is ItemRow { Intent: not null } or VoteRow { IsRefusal: false }
        or OutcomeRow { IsOpen: true };
}
