using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Operations;

namespace Coordinator.Core.Tests.Placement;

/// <summary>What is done about stores that are lost and shards that have too few.</summary>
public sealed class PlacementRulesTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly PlacementPolicy Policy = new() { FailoverAfter = TimeSpan.FromSeconds(10) };

    [Fact]
    public void A_store_that_is_silent_for_a_moment_is_dropped()
    {
        var stores = new[] { Store("a"), Store("b", failingFor: 9), Store("c", failingFor: 10) };
        Assert.Equal(["c"], FailoverRule.Lost(stores, Policy, Now));
    }

    [Fact]
    public void A_lost_store_stays_in_a_shard_that_others_hold()
    {
        var map = Map(Shard(0, "a", "b"), Shard(1, "b", "c"), Shard(2, "c", "a"));
        Assert.Equal([(0, "b"), (1, "b")], FailoverRule.Drops(map, ["b"]).AsEnumerable());
    }

    [Fact]
    public void The_last_store_of_a_shard_is_dropped() =>
        Assert.Empty(FailoverRule.Drops(Map(Shard(0, "b")), ["b"]));

    [Fact]
    public void A_host_that_is_cut_off_drops_the_stores_that_it_does_not_see()
    {
        var map = Map(Shard(0, "a", "b"), Shard(1, "b", "c"));
        Assert.Empty(FailoverRule.Drops(map, ["a", "c"]));
        Assert.Equal([(0, "a")], FailoverRule.Drops(map, ["a"]).AsEnumerable());
    }

    [Fact]
    public void A_store_that_was_dropped_keeps_the_next_one_from_being_dropped()
    {
        var map = Map(Shard(0, "b", "c"), Shard(1, "c"));
        Assert.Equal([(0, "b")], FailoverRule.Drops(map, ["a", "b"]).AsEnumerable());
    }

    [Fact]
    public void A_shard_that_lost_two_stores_at_once_drops_one_although_the_other_cannot_be_fenced() =>
        Assert.Empty(FailoverRule.Drops(Map(Shard(0, "a", "b", "c")), ["a", "b"]));

    [Fact]
    public void A_join_to_a_lost_store_goes_on_for_ever()
    {
        var shard = Shard(0, "a") with
        {
            Pending = new PendingPlacement(
                new Epoch(2), [new InSyncStore("a", 1), new InSyncStore("c", 2)], PendingPhase.Copying),
        };
        Assert.Equal([(0, "c")], FailoverRule.Drops(Map(shard), ["c"]).AsEnumerable());
    }

    [Fact]
    public void All_short_shards_are_given_to_the_same_store()
    {
        var map = Map(Short(0, "a"), Short(1, "a"), Shard(2, "b", "a"));
        var joins = RejoinRule.Joins(
            map, [Store("a"), Store("b"), Store("c"), Store("d", failingFor: 1)], Policy, Now);
        Assert.Equal([(0, "c"), (1, "b")], joins.AsEnumerable());
    }

    [Fact]
    public void A_store_that_comes_and_goes_is_filled_each_time_that_it_comes()
    {
        var policy = Policy with { RejoinAfter = TimeSpan.FromMinutes(5) };
        var lately = Store("b") with { LastUnanswered = Now.AddMinutes(-4) };
        Assert.Empty(RejoinRule.Joins(Map(Short(0, "a")), [Store("a"), lately], policy, Now));
        var longAgo = lately with { LastUnanswered = Now.AddMinutes(-5) };
        Assert.Equal([(0, "b")], RejoinRule.Joins(
            Map(Short(0, "a")), [Store("a"), longAgo], policy, Now).AsEnumerable());
    }

    [Fact]
    public void A_shard_that_is_being_changed_is_changed_by_another_one()
    {
        var busy = Short(0, "a") with
        {
            Pending = new PendingPlacement(new Epoch(2), [new InSyncStore("a", 1)], PendingPhase.Fencing),
        };
        Assert.Empty(RejoinRule.Joins(Map(busy), [Store("a"), Store("b")], Policy, Now));
    }

    [Fact]
    public void A_move_has_fewer_replicas_than_before_and_after()
    {
        var steps = ShardPlan.Move(Shard(0, "a", "b"), ["b", "c"]);
        Assert.Equal(["join c", "drop a"], steps.Select(step => step.ToString()));
        Assert.Empty(ShardPlan.Move(Shard(0, "a", "b"), ["b", "a"]));
    }

    [Fact]
    public void Another_number_of_replicas_drops_the_store_that_sequences()
    {
        var shard = Shard(0, "a", "b", "c");
        Assert.Equal(["drop b"], Texts(ShardPlan.Replicate(shard, 2, ["a", "b", "c", "d"])));
        Assert.Equal(["drop b", "drop c"], Texts(ShardPlan.Replicate(shard, 1, ["a", "b", "c", "d"])));
        Assert.Equal(["join d"], Texts(ShardPlan.Replicate(shard, 4, ["a", "b", "c", "d"])));
        Assert.Empty(ShardPlan.Replicate(shard, 3, ["a", "b", "c", "d"]));
    }

    [Fact]
    public void Items_of_a_class_fall_into_the_slots_of_others()
    {
        var map = PlacementFounder.Layout(
            16, 3, 2, ["a", "b", "c"], [new ShardClass("gold", 4, 2, 3, ["payments"]), new("tin", 2, 1, 1, ["logs"])]);
        Assert.Equal(6, map.Shards.Length);
        Assert.Equal([2, 2, 2, 3, 3, 1], map.Shards.Select(shard => shard.InSync.Length));
        Assert.Equal([(0, 2), (3, 5), (6, 9), (10, 11), (12, 13), (14, 15)], map.Shards.Select(
            shard => (shard.FirstSlot.Value, shard.LastSlot.Value)));
        var keys = Enumerable.Range(0, 500).Select(number => $"key-{number}").ToList();
        Assert.Equal([10, 11, 12, 13], SlotsOf("payments"));
        Assert.Equal([14, 15], SlotsOf("logs"));
        Assert.Equal(Enumerable.Range(0, 10), SlotsOf("orders"));
        Assert.All(keys, key => Assert.InRange(SlotHash.OfClientId(key, map.Layout).Value, 0, 9));

        IEnumerable<int> SlotsOf(string collection) =>
            keys.Select(key => SlotHash.Of(new ItemName(collection, key), map.Layout).Value).Distinct().Order();
    }

    static IEnumerable<string> Texts(ImmutableArray<ShardStep> steps) => steps.Select(step => step.ToString());

    static StoreHealthState Store(string name, int? failingFor = null) => new(
        name, failingFor is null ? StoreHealth.Healthy : StoreHealth.Down, LatencyMs: 1, ErrorShare: 0,
        failingFor is { } seconds ? Now.AddSeconds(-seconds) : null);

    static ShardPlacement Short(int id, string store) => Shard(id, store) with { ReplicationFactor = 2 };

    static ShardPlacement Shard(int id, params string[] stores) => new(
        id, new SlotId(id), new SlotId(id), new Epoch(1), [.. stores.Select(store => new InSyncStore(store, 1))], null);

    static PlacementMap Map(params ShardPlacement[] shards) => new(shards.Length, [.. shards]);
}
