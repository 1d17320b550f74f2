using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Events;

/// <summary>What items were, and how far a log reaches.</summary>
public class HistoryTests
{
    const int Slot = 1;

    readonly SimWorld _world = new(new WorldOptions { Replicas = 2 });
    readonly SimNode _node;
    readonly ItemName _item;

    public HistoryTests()
    {
        _node = new SimNode(_world, "node");
        _item = _world.ItemIn(Slot);
    }

    [Fact]
    public void An_item_was_never_what_the_past_shows()
    {
        var told = new List<(Hlc Time, string? Value)>();
        foreach (var n in Enumerable.Range(1, 5))
            told.Add((Commit(Requests.Put(n, _item)), Requests.Number(n)));
        told.Add((Commit(Requests.Of(new DeleteOperation(_item))), null));
        told.Add((Commit(Requests.Put(9, _item)), Requests.Number(9)));
        _world.Scheduler.Run(_node.Sequence());

        Assert.All(told, moment => Assert.Equal(moment.Value, AsOf(moment.Time)!.Value));
        Assert.Equal(0, AsOf(new Hlc(told[0].Time.Value - 1))!.Version);
        Assert.All(
            told.Select((moment, index) => (moment.Value, Sequence: index + 1L)),
            moment => Assert.Equal(
                moment.Value, Run(() => _node.History.AsOfAsync(_item, moment.Sequence))!.Value));
        var all = Run(() => _node.History.ListAsync(_item, before: null, 100))!.Value;
        Assert.Equal([7L, 6, 5, 4, 3, 2, 1], all.Select(revision => revision.Sequence));
        Assert.Equal([false, true], all.Take(2).Select(revision => revision.IsDeleted));
        var page = Run(() => _node.History.ListAsync(_item, before: 5, 2))!.Value;
        Assert.Equal([4L, 3], page.Select(revision => revision.Sequence));
    }

    [Fact]
    public void The_past_lacks_a_change_that_was_acknowledged_and_is_not_in_the_log()
    {
        Commit(Requests.Put(1, _item));
        _world.Scheduler.Run(_node.Sequence());
        var time = Commit(Requests.Put(2, _item));
        var asked = _node.Host.Start(() => _node.History.AsOfAsync(_item, time));
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(1));
        Assert.False(asked.IsCompleted);
        _world.Scheduler.Run(_node.Sequence());
        Assert.Equal(Requests.Number(2), _world.Scheduler.Run(asked)!.Value);
    }

    [Fact]
    public void The_past_of_a_log_that_stands_still_is_waited_for_without_end()
    {
        var time = Commit(Requests.Put(1, _item));
        Assert.Null(AsOf(time));
    }

    [Fact]
    public void A_log_is_said_to_reach_a_commit_that_it_does_not_hold()
    {
        var slots = new[] { new SlotId(Slot), new SlotId(2) };
        var time = Commit(Requests.Put(1, _item, _world.ItemIn(2)));
        Assert.All(Sequences(), sequence => Assert.Null(sequence));
        _world.Scheduler.Run(_node.Sequence(Slot));
        Assert.Equal([1L, null], Sequences());
        _world.Scheduler.Run(_node.Sequence(2));
        Assert.Equal([1L, 1L], Sequences());

        IEnumerable<long?> Sequences() => Run(() => _node.Coverage.SequencesAsync(slots, time))
            .OrderBy(slot => slot.Key).Select(slot => slot.Value);
    }

    [Fact]
    public void A_host_with_an_old_placement_says_that_a_log_reaches_what_it_does_not_know()
    {
        var stale = new SimNode(_world, "stale");
        new Reconfiguration(_world).Drop(Slot, _world.ReplicaOf(Slot, 0));
        var time = Commit(Requests.Put(1, _item));
        var sequences = _world.Scheduler.Run(stale.Host.Start(
            () => stale.Coverage.SequencesAsync([new SlotId(Slot)], time)));
        Assert.Null(sequences[new SlotId(Slot)]);
    }

    ItemState? AsOf(Hlc time) => Run(() => _node.History.AsOfAsync(_item, time));

    T Run<T>(Func<Task<T>> work) => _world.Scheduler.Run(_node.Host.Start(work));

    Hlc Commit(TransactionRequest request)
    {
        var answer = _world.Scheduler.Run(_node.Run(request with { Timeout = TimeSpan.FromSeconds(5) }));
        Assert.Equal(CommitOutcome.Committed, answer.Outcome);
        _world.Scheduler.RunFor(TimeSpan.FromMilliseconds(50));
        return answer.CommitTime!.Value;
    }
}
