using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Scrubbing;

/// <summary>A slot with a few items and their log, at rest, of which one replica gets damaged.</summary>
sealed class DamagedSlot
{
    public const int Slot = 1;

    readonly Dictionary<Replica, string> _before = [];

    public DamagedSlot(int replicas, int damaged, bool isLogged)
    {
        World = new SimWorld(new WorldOptions { Replicas = replicas, Stores = 4, Slots = 3 });
        Item = World.ItemIn(Slot);
        Deleted = World.ItemIn(Slot, "deleted");
        Never = World.ItemIn(Slot, "never");
        Node = new SimNode(World, "node");
        foreach (var n in Enumerable.Range(1, 3))
            Run(Requests.Put(n, Item, World.ItemIn(0), World.ItemIn(Slot, "other")));
        Run(Requests.Put(1, Deleted));
        Run(Requests.Of(new DeleteOperation(Deleted)));
        World.Scheduler.RunUntilIdle();
        if (isLogged)
            World.Scheduler.Run(Node.Sequence());
        World.Scheduler.RunUntilIdle();
        Replica = World.ReplicaOf(Slot, damaged);
        foreach (var replica in World.Store.Replicas)
            _before[replica] = Text(replica);
    }

    public SimWorld World { get; }

    public SimNode Node { get; }

    /// <summary>The replica that gets damaged.</summary>
    public Replica Replica { get; }

    /// <summary>At version 3.</summary>
    public ItemName Item { get; }

    /// <summary>A tombstone.</summary>
    public ItemName Deleted { get; }

    /// <summary>An item that never was.</summary>
    public ItemName Never { get; }

    /// <summary>The rows of the replica.</summary>
    public ImmutableArray<Row> Rows => [.. World.Store.RowsOf(Replica).Select(stored => stored.Row)];

    /// <summary>Keys and marks of all rows of the replica: every write changes some.</summary>
    public IReadOnlyList<string> Marks =>
        [.. World.Store.RowsOf(Replica).Select(stored => $"{stored.Row.Key} {stored.ETag}")];

    public TRow Any<TRow>()
        where TRow : Row => Rows.OfType<TRow>().First();

    public ItemRow ItemRow => (ItemRow)World.Store.Read(new RowAddress(Replica, new ItemKey(Item))).Row!;

    public void Put(Row row) => World.Store.Put(Replica, row);

    public void Lose(RowKey key) => Assert.True(World.Store.Remove(Replica, key));

    public void MakeUnreadable(RowKey key) => World.Store.Damage(new RowAddress(Replica, key));

    /// <summary>Puts the changes into the log of the first replica, and no further.</summary>
    public void SequenceAtFirst()
    {
        var first = World.ReplicaOf(Slot, 0).Store;
        World.Network.Faults = new ScriptedFaults(effect => FaultDecision.Of(
            effect.Kind == EffectKind.Commit && effect.Store != first ? FaultKind.LoseRequest : FaultKind.None));
        World.Scheduler.Run(Node.Sequence(Slot));
        World.Network.Faults = new NoFaults();
    }

    public SlotScrub Scrub(string host = "scrubber") =>
        World.Scheduler.Run(new SimNode(World, host).Scrub(Slot));

    /// <summary>Throws unless everything is as it was before the damage, and a scrub finds nothing more.</summary>
    public void RequireRepaired()
    {
        foreach (var (replica, before) in _before)
            Assert.Equal(before, Text(replica));
        var again = Scrub("second scrubber");
        Assert.Equal((ScrubStatus.Whole, 0), (again.Status, again.Differences));
        new SlotLogs(World).RequireBeginnings();
        World.Settle();
    }

    public void Run(Core.Transactions.TransactionRequest request) =>
        Assert.Equal(
            Core.Transactions.CommitOutcome.Committed,
            World.Scheduler.Run(Node.Run(request with { Timeout = TimeSpan.FromSeconds(10) })).Outcome);

    /// <summary>All rows with their content, and whether each can be read; not their marks.</summary>
    string Text(Replica replica) => string.Join('\n', World.Store.RowsOf(replica)
        .Select(stored => $"{stored.IsDamaged} {System.Text.Json.JsonSerializer.Serialize(
            stored.Row, Core.Durable.Json.EffectJson.Options)}"));
}
