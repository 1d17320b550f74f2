using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Checkers.Replicas;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>The judge of replicas, on rows that are plainly the same or not.</summary>
public class ReplicaCheckerTests
{
    static readonly ItemRow Alice = Item("alice", """{"n":1}""");
    static readonly ItemRow Bob = Item("bob", """{"n":2}""");
    static readonly ItemRow Gone = Item("carol", value: null);

    [Fact]
    public void Replicas_that_are_the_same_are_called_different()
    {
        var found = ReplicaChecker.Compare([Alice, Bob, new OriginRow()], [new GuardRow(new Epoch(3)), Bob, Alice]);
        Assert.True(found.IsSame);
        Assert.Equal(2, found.SameCount);
        Assert.Empty(found.Spare);
    }

    [Fact]
    public void A_row_that_is_missing_on_either_side_goes_unnoticed()
    {
        var missing = Assert.Single(ReplicaChecker.Compare([Alice, Bob], [Alice]).Differences);
        Assert.Equal(Bob.Key, missing.Key);
        Assert.NotNull(missing.One);
        Assert.Null(missing.Other);
        Assert.Null(Assert.Single(ReplicaChecker.Compare([Alice], [Alice, Bob]).Differences).One);
    }

    [Fact]
    public void A_value_that_is_written_another_way_passes_for_the_same()
    {
        var found = ReplicaChecker.Compare([Alice], [Alice with { Value = """{"n":1.0}""" }]);
        Assert.Equal(Alice.Key, Assert.Single(found.Differences).Key);
        Assert.Equal(0, found.SameCount);
    }

    [Fact]
    public void A_tombstone_that_one_replica_has_cleaned_up_is_held_against_them()
    {
        var found = ReplicaChecker.Compare([Gone], []);
        Assert.True(found.IsSame);
        Assert.Equal(Gone.Key, Assert.Single(found.Spare));
    }

    [Fact]
    public void A_tombstone_beside_a_value_passes_for_spare() =>
        Assert.False(ReplicaChecker.Compare([Gone], [Gone with { Value = "{}" }]).IsSame);

    static ItemRow Item(string key, string? value) => new()
    {
        Slot = new SlotId(1),
        Item = new ItemName("c", key),
        Version = 1,
        CommitTime = default,
        Value = value,
    };
}
