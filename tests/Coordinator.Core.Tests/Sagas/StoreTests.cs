using Coordinator.Core.Sagas;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Faults;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>
/// Transaction steps over the real commit protocol: their keys are transaction ids, closing is a real abort.
/// </summary>
public class StoreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_transaction_step_does_not_happen_once(int replicas)
    {
        var saga = new StoreSaga(replicas);

        Assert.Equal(SagaState.Completed, saga.Run(isFailing: false).State);
        Assert.Equal((90, 110), saga.Balances());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_transaction_step_is_not_undone(int replicas)
    {
        var saga = new StoreSaga(replicas);

        Assert.Equal(SagaState.Compensated, saga.Run(isFailing: true).State);
        Assert.Equal((100, 100), saga.Balances());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_late_transaction_commits_after_its_id_was_closed(int replicas)
    {
        var saga = new StoreSaga(replicas) { IsLate = true };
        var status = saga.Run(isFailing: true);
        Assert.Equal(SagaState.Compensated, status.State);
        Assert.Equal(0, status.Steps[0].CompensationAttempts);

        foreach (var late in saga.Late)
            Assert.Equal(CommitOutcome.Aborted, saga.World.Scheduler.Run(late()).Outcome);
        Assert.Equal(5, saga.Late.Count);
        Assert.Equal((100, 100), saga.Balances());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void A_crash_of_an_activity_at_some_request_pays_twice_or_never(int replicas, bool isFailing)
    {
        var points = 0;
        foreach (var isAfter in new[] { false, true })
        {
            for (var (k, isStruck) = (0, true); isStruck; k++, points++)
            {
                CrashAt? crash = null;
                StoreSaga? saga = null;
                saga = new StoreSaga(replicas)
                {
                    IsHeard = (key, node) =>
                    {
                        if (crash is null && key.EndsWith("/action", StringComparison.Ordinal))
                            saga!.World.Network.Faults = crash = new CrashAt(node.Host, k, isAfter);
                        return true;
                    },
                };
                var status = saga.Run(isFailing);
                isStruck = crash!.HasStruck;
                Assert.Equal(isFailing ? SagaState.Compensated : SagaState.Completed, status.State);
                Assert.Equal(isFailing ? (100, 100) : (90, 110), saga.Balances());
            }
        }

        Assert.True(points > 8, $"only {points} points");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Answers_that_are_all_lost_leave_half_a_saga(int replicas)
    {
        // It is committed and nobody hears of it: closing the id tells.
        var saga = new StoreSaga(replicas) { IsHeard = (key, _) => !key.EndsWith("/action", StringComparison.Ordinal) };
        var status = saga.Run(isFailing: true);

        Assert.Equal(SagaState.Compensated, status.State);
        Assert.Equal(1, status.Steps[0].CompensationAttempts);
        Assert.Equal((100, 100), saga.Balances());
    }
}
