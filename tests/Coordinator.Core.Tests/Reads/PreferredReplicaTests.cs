using Coordinator.Core.Effects;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Reads;

/// <summary>Reads follow the preference, and need the same guards as ever.</summary>
public class PreferredReplicaTests
{
    static readonly TimeSpan Silence = new CoordinatorOptions().ReadTimeout * 2;

    readonly SimWorld _world = new(new WorldOptions { Replicas = 3 });
    readonly List<RowAddress> _read = [];

    public PreferredReplicaTests()
    {
        var writer = new SimNode(_world, "writer");
        var answer = _world.Scheduler.Run(writer.Run(Requests.Put(7, _world.ItemIn(1))));
        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        _world.Scheduler.RunUntilIdle();
        _world.Network.OnSent += effect =>
        {
            if (effect.Row is { } row)
                _read.Add(row);
        };
    }

    /// <summary>Its own guard, and one of another: else a reader with an old map is served (A6, CE12).</summary>
    [Fact]
    public void A_strong_read_takes_the_guards_of_others_than_the_preferred()
    {
        var node = Node(2, 0, 1);
        Assert.Equal(1, _world.Scheduler.Run(node.Read(_world.ItemIn(1)))!.Version);
        RequireFrom(2, 0, times: 1);
    }

    [Fact]
    public void A_snapshot_asks_others_than_the_preferred()
    {
        var node = Node(1, 2, 0);
        Assert.Equal(1, _world.Scheduler.Run(node.ReadAll(_world.ItemIn(1)))!.Items[0].Version);
        RequireFrom(1, 2, times: 2);
    }

    [Fact]
    public void An_eventual_read_asks_another_than_the_preferred()
    {
        var node = Node(2, 1, 0);
        Assert.Equal(1, _world.Scheduler.Run(node.ReadEventual(_world.ItemIn(1)))!.Version);
        Assert.Equal([_world.ReplicaOf(1, 2)], _read.Select(row => row.Replica));
    }

    /// <summary>The silent one is in no guard and no item that a read asks for.</summary>
    [Fact]
    public void A_read_waits_for_a_store_that_is_known_to_be_out()
    {
        Quieten(0);
        var node = Node(1, 2, 0);
        Assert.Equal(1, _world.Scheduler.Run(node.Read(_world.ItemIn(1)))!.Version);
        Assert.True(_world.Scheduler.Elapsed < Silence);
    }

    /// <summary>Else one replica would be asked twice and another never.</summary>
    [Fact]
    public void A_preference_that_changes_its_mind_keeps_a_read_from_a_replica()
    {
        Quieten(0);
        var preference = new ScriptedPreference([0, 1, 2], [1, 0, 2]);
        var node = new SimNode(_world, "reader", new NodeOptions { Preference = preference });
        Assert.Equal(1, _world.Scheduler.Run(node.ReadEventual(_world.ItemIn(1)))!.Version);
        Assert.Equal(
            [_world.ReplicaOf(1, 0), _world.ReplicaOf(1, 1)], _read.Select(row => row.Replica));
        Assert.Equal(1, preference.Asked);
    }

    [Fact]
    public void A_preference_that_leaves_a_replica_out_is_followed()
    {
        var node = Node(0, 1);
        var failure = Assert.Throws<SimulationFailedException>(
            () => _world.Scheduler.Run(node.Read(_world.ItemIn(1))));
        Assert.Contains("exactly the replicas in sync", failure.ToString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// The rows of a partition that left the set are removed some day; a host that still believes in it must not take
    /// that for a deletion.
    /// </summary>
    [Fact]
    public void An_eventual_read_takes_an_emptied_partition_for_a_missing_item()
    {
        var node = Node(0, 1, 2);
        var emptied = _world.ReplicaOf(1, 0);
        _world.Store.RemoveAll(emptied);
        Assert.Equal(1, _world.Scheduler.Run(node.ReadEventual(_world.ItemIn(1)))!.Version);
    }

    SimNode Node(params int[] order) =>
        new(_world, "reader", new NodeOptions { Preference = new ScriptedPreference(order) });

    void Quieten(int replica)
    {
        var store = _world.ReplicaOf(1, replica).Store;
        _world.Network.Faults = new ScriptedFaults(effect => effect.Store == store
            ? new FaultDecision { Kind = FaultKind.LoseRequest, UnknownAfter = Silence }
            : FaultDecision.None);
    }

    void RequireFrom(int first, int second, int times)
    {
        var expected = new[] { _world.ReplicaOf(1, first), _world.ReplicaOf(1, first), _world.ReplicaOf(1, second) };
        Assert.Equal(Enumerable.Repeat(expected, times).SelectMany(replicas => replicas), _read.Select(r => r.Replica));
        Assert.Equal(2 * times, _read.Count(row => row.Key is GuardKey));
    }
}
