using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Reconfigurations;

/// <summary>A dropped store that returns with what it had an hour ago, and an actor of then (T40).</summary>
public class ReturningStoreTests
{
    public static TheoryData<int, int> Drops => new() { { 2, 0 }, { 2, 1 }, { 3, 0 }, { 3, 1 }, { 3, 2 } };

    public static TheoryData<int, int, bool> Damages => new()
    {
        { 2, 0, false }, { 2, 1, false }, { 2, 0, true }, { 2, 1, true },
        { 3, 0, false }, { 3, 2, false }, { 3, 1, true },
    };

    [Theory]
    [MemberData(nameof(Drops))]
    public void An_old_actor_reads_or_commits_by_what_a_returned_store_still_has(int replicas, int dropped)
    {
        var returned = new ReturningStore(replicas, dropped);
        returned.CutOff();
        Assert.Null(returned.World.Scheduler.Run(returned.Veteran.Read(returned.Item)));
        Assert.Null(returned.World.Scheduler.Run(returned.Veteran.ReadAll(returned.Item)));
        Assert.NotEqual(CommitOutcome.Committed, returned.Put(returned.Veteran).Outcome);
        var seen = returned.World.Scheduler.Run(returned.Others.Read(returned.Item));
        Assert.Equal(returned.Version, seen!.Version);

        returned.Heal();
        seen = returned.World.Scheduler.Run(returned.Veteran.Read(returned.Item));
        Assert.Equal(returned.Version, seen!.Version);
        returned.RequirePut(returned.Veteran);
        returned.RequireEqualReplicas();
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_row_that_an_in_sync_replica_spoils_stays_after_its_store_returned(
        int replicas, int damaged, bool isUnreadable)
    {
        var returned = new ReturningStore(replicas, dropped: 0);
        returned.CutOff();
        Assert.NotEqual(CommitOutcome.Committed, returned.Put(returned.Veteran).Outcome);
        returned.Heal();
        returned.Rejoin();
        returned.RequirePut(returned.Others);
        returned.World.Settle();
        if (isUnreadable)
            returned.MakeUnreadable(damaged);
        else
            returned.GiveBackOldRow(damaged);

        var found = returned.Scrub();
        Assert.Equal((ScrubStatus.Whole, 1, 1), (found.Status, found.Differences, found.Repaired));
        returned.RequireEqualReplicas();
    }
}
