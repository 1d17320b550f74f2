using System.Text.Json;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Scrubbing;

/// <summary>What a store lost, damaged or made up at one replica.</summary>
public class ScrubTests
{
    /// <summary>Replicas, the damaged one, and whether the changes are in the log already.</summary>
    public static TheoryData<int, int, bool> Places => new()
    {
        { 2, 0, true },
        { 2, 1, true },
        { 2, 0, false },
        { 2, 1, false },
        { 3, 0, true },
        { 3, 1, true },
        { 3, 2, true },
        { 3, 1, false },
    };

    public static TheoryData<int, int> Logs => new() { { 2, 0 }, { 2, 1 }, { 3, 0 }, { 3, 1 }, { 3, 2 } };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_changed_value_stays(int replicas, int damaged, bool isLogged) => Repairs(
        replicas, damaged, isLogged, slot => slot.Put(slot.ItemRow with { Value = """{"n":99}""" }));

    [Theory]
    [MemberData(nameof(Places))]
    public void An_item_that_went_back_to_an_earlier_version_stays(int replicas, int damaged, bool isLogged) => Repairs(
        replicas, damaged, isLogged, slot => slot.Put(slot.ItemRow with
        {
            Version = 2,
            Value = """{"n":2}""",
            CommitTime = new Core.Model.Hlc(slot.ItemRow.CommitTime.Value - 1),
        }));

    [Theory]
    [MemberData(nameof(Places))]
    public void A_lost_item_stays_lost(int replicas, int damaged, bool isLogged) =>
        Repairs(replicas, damaged, isLogged, slot => slot.Lose(new ItemKey(slot.Item)));

    [Theory]
    [MemberData(nameof(Places))]
    public void An_item_that_nobody_wrote_stays(int replicas, int damaged, bool isLogged) => Repairs(
        replicas, damaged, isLogged, slot => slot.Put(slot.ItemRow with { Item = slot.Never, Version = 1 }));

    [Theory]
    [MemberData(nameof(Places))]
    public void A_deleted_item_that_came_back_stays(int replicas, int damaged, bool isLogged) => Repairs(
        replicas, damaged, isLogged, slot => slot.Put(slot.ItemRow with
        {
            Item = slot.Deleted,
            Version = 1,
            CommitTime = new Core.Model.Hlc(1),
        }));

    [Theory]
    [MemberData(nameof(Places))]
    public void An_unreadable_item_stays_unreadable(int replicas, int damaged, bool isLogged) =>
        Repairs(replicas, damaged, isLogged, slot => slot.MakeUnreadable(new ItemKey(slot.Item)));

    [Theory]
    [MemberData(nameof(Places))]
    public void An_unreadable_tombstone_stays_unreadable(int replicas, int damaged, bool isLogged) =>
        Repairs(replicas, damaged, isLogged, slot => slot.MakeUnreadable(new ItemKey(slot.Deleted)));

    [Theory]
    [MemberData(nameof(Places))]
    public void A_lost_outcome_stays_lost(int replicas, int damaged, bool isLogged) =>
        Repairs(replicas, damaged, isLogged, slot => slot.Lose(slot.Any<OutcomeRow>().Key));

    [Theory]
    [MemberData(nameof(Places))]
    public void An_unreadable_outcome_stays_unreadable(int replicas, int damaged, bool isLogged) =>
        Repairs(replicas, damaged, isLogged, slot => slot.MakeUnreadable(slot.Any<OutcomeRow>().Key));

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_lost_event_stays_lost(int replicas, int damaged) =>
        Repairs(replicas, damaged, isLogged: true, slot => slot.Lose(new EventKey(2, 0)));

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_lost_last_event_stays_lost(int replicas, int damaged) =>
        Repairs(replicas, damaged, isLogged: true, slot => slot.Lose(new EventKey(slot.Any<HeadRow>().Sequence, 0)));

    [Theory]
    [MemberData(nameof(Logs))]
    public void An_unreadable_event_stays_unreadable(int replicas, int damaged) =>
        Repairs(replicas, damaged, isLogged: true, slot => slot.MakeUnreadable(new EventKey(1, 0)));

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_lost_or_unreadable_history_stays_so(int replicas, int damaged)
    {
        Repairs(replicas, damaged, isLogged: true, slot => slot.Lose(slot.Any<HistoryRow>().Key));
        Repairs(replicas, damaged, isLogged: true, slot => slot.MakeUnreadable(slot.Any<HistoryRow>().Key));
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_history_of_what_never_happened_stays(int replicas, int damaged) => Repairs(
        replicas, damaged, isLogged: true,
        slot => slot.Put(new HistoryRow(slot.Any<HistoryRow>().Revision with { Item = slot.Never })));

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_log_keeps_a_head_that_is_lost_wrong_or_unreadable(int replicas, int damaged)
    {
        Repairs(replicas, damaged, isLogged: true, slot => slot.Lose(new HeadKey()));
        Repairs(replicas, damaged, isLogged: true, slot => slot.Put(new HeadRow(1)));
        Repairs(replicas, damaged, isLogged: true, slot => slot.Put(new HeadRow(1000)));
        Repairs(replicas, damaged, isLogged: true, slot => slot.MakeUnreadable(new HeadKey()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_changed_event_or_outcome_stays_where_a_majority_has_it_right(int damaged)
    {
        Repairs(replicas: 3, damaged, isLogged: true, slot => slot.Put(Changed(slot.Any<EventRow>())));
        Repairs(replicas: 3, damaged, isLogged: true, slot => slot.Put(slot.Any<OutcomeRow>() with { Results = [] }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_unreadable_item_of_an_only_replica_stays_though_the_log_has_it(bool isLogged) =>
        Repairs(replicas: 1, damaged: 0, isLogged, slot => slot.MakeUnreadable(new ItemKey(slot.Item)));

    [Fact]
    public void Whole_partitions_of_items_stay_lost() => Repairs(replicas: 2, damaged: 0, isLogged: true, slot =>
    {
        foreach (var row in slot.Rows.OfType<ItemRow>().Where(row => row.Exists))
            slot.Lose(row.Key);
    });

    [Fact]
    public void One_of_two_events_is_chosen_at_random() => Leaves(
        replicas: 2, slot => slot.Put(Changed(slot.Any<EventRow>())), ScrubReason.NothingDecides);

    [Fact]
    public void One_of_two_outcomes_is_chosen_at_random() => Leaves(
        replicas: 2,
        slot => slot.Put(slot.Any<OutcomeRow>() with { State = OutcomeState.Aborted, Cause = AbortCause.Failed }),
        ScrubReason.NothingDecides);

    [Fact]
    public void A_copy_that_is_later_than_all_logs_is_overwritten() => Leaves(
        replicas: 2,
        slot => slot.Put(slot.ItemRow with
        {
            Version = 4,
            CommitTime = new Core.Model.Hlc(slot.ItemRow.CommitTime.Value + 1_000_000),
        }),
        ScrubReason.NothingDecides);

    [Fact]
    public void A_lost_event_of_an_only_replica_is_covered_up() => Leaves(
        replicas: 1, slot => slot.Lose(new EventKey(slot.Any<HeadRow>().Sequence, 0)), ScrubReason.NothingDecides);

    /// <summary>Their outbox rows are gone there, and those of the other replica would stay behind for ever.</summary>
    [Fact]
    public void Changes_that_a_replica_lost_before_they_were_copied_leave_the_log_in_silence() => Leaves(
        replicas: 2,
        slot =>
        {
            slot.SequenceAtFirst();
            foreach (var row in slot.Rows.Where(row => row is EventRow or HistoryRow))
                slot.Lose(row.Key);
        },
        ScrubReason.NothingDecides,
        isLogged: false);

    [Fact]
    public void A_head_follows_an_event_that_nobody_wrote() => Leaves(
        replicas: 2, slot => slot.Put(new EventRow(100, slot.Any<EventRow>().Content)), ScrubReason.NothingDecides);

    /// <summary>Fifty rows are looked at in a round.</summary>
    [Fact]
    public void A_head_that_nothing_decides_is_told_once_a_round()
    {
        const int items = 60;
        var slot = new DamagedSlot(replicas: 2, damaged: 0, isLogged: true);
        var item = slot.ItemRow;
        foreach (var n in Enumerable.Range(0, items))
            slot.Put(item with { Item = slot.World.ItemIn(DamagedSlot.Slot, $"never {n}"), Version = 1 });
        slot.Put(new EventRow(100, slot.Any<EventRow>().Content));
        var found = slot.Scrub();
        Assert.Equal((items + 1, items), (found.Differences, found.Repaired));
        Assert.Single(found.Left);
    }

    [Fact]
    public void Events_that_all_replicas_lost_are_covered_up_where_their_heads_agree()
    {
        var slot = new DamagedSlot(replicas: 2, damaged: 0, isLogged: true);
        var last = new EventKey(slot.Any<HeadRow>().Sequence, 0);
        Assert.All(slot.World.Store.Replicas.Where(replica => replica.Slot == slot.Replica.Slot).ToList(), replica =>
            Assert.True(slot.World.Store.Remove(replica, last)));
        var found = slot.Scrub();
        Assert.Equal(0, found.Repaired);
        Assert.Equal([ScrubReason.NothingDecides], found.Left.Select(left => left.Reason).Distinct());
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(1000L)]
    public void A_wrong_head_stays_because_its_events_are_not_copied_yet(long wrong)
    {
        var slot = new DamagedSlot(replicas: 2, damaged: 0, isLogged: false);
        slot.SequenceAtFirst();
        var right = slot.Any<HeadRow>();
        slot.Put(new HeadRow(wrong));
        var found = slot.Scrub();
        Assert.Equal((1, 1), (found.Differences, found.Repaired));
        Assert.Equal(right, slot.Any<HeadRow>());
        slot.World.Scheduler.Run(slot.Node.Sequence());
        new SlotLogs(slot.World).RequireComplete(slot.World.Settle());
    }

    [Fact]
    public void A_row_without_a_copy_goes_unreported() => Leaves(
        replicas: 2,
        slot =>
        {
            var refusal = new VoteRow
            {
                Attempt = slot.Any<OutcomeRow>().Attempt,
                State = VoteState.Aborted,
                Items = [],
            };
            slot.Put(refusal);
            slot.MakeUnreadable(refusal.Key);
        },
        ScrubReason.NoCopy);

    [Fact]
    public void A_report_does_not_survive_an_activity()
    {
        var slot = new DamagedSlot(replicas: 2, damaged: 0, isLogged: true);
        slot.Put(Changed(slot.Any<EventRow>()));
        var found = slot.Scrub();
        Assert.NotEmpty(found.Left);
        Assert.Equal(found, JsonSerializer.Deserialize<SlotScrub>(JsonSerializer.Serialize(found)));
    }

    static EventRow Changed(EventRow one) => one with
    {
        Content = one.Content with
        {
            Changes = [.. one.Content.Changes.Select(change => change with { Value = """{"n":-1}""" })],
        },
    };

    static void Repairs(int replicas, int damaged, bool isLogged, Action<DamagedSlot> damage)
    {
        var slot = new DamagedSlot(replicas, damaged, isLogged);
        damage(slot);
        var found = slot.Scrub();
        Assert.Equal(ScrubStatus.Whole, found.Status);
        Assert.Empty(found.Left);
        Assert.True(found.Differences > 0 && found.Repaired > 0, found.ToString());
        slot.RequireRepaired();
    }

    /// <summary>What cannot be decided is told, and nothing is written.</summary>
    static void Leaves(int replicas, Action<DamagedSlot> damage, ScrubReason reason, bool isLogged = true)
    {
        var slot = new DamagedSlot(replicas, damaged: 0, isLogged);
        damage(slot);
        var before = slot.Marks;
        var found = slot.Scrub();
        Assert.Equal((1, 0), (found.Differences, found.Repaired));
        Assert.Contains(found.Left, left => left.Replica == slot.Replica.ToString());
        Assert.All(found.Left, left => Assert.Equal(reason, left.Reason));
        Assert.Equal(before, slot.Marks);
    }
}
