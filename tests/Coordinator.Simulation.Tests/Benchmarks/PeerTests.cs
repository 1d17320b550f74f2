using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Simulation.Tests.Benchmarks;

/// <summary>What is compared in the benchmark does what it is said to do; else its figures compare nothing.</summary>
public sealed class PeerTests
{
    static readonly TimeSpan Length = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_peer_loses_money_although_nothing_fails()
    {
        foreach (var kind in Enum.GetValues<PeerKind>().Where(kind => kind != PeerKind.BlindWrites))
        {
            var economy = new EconomyRun(kind, seed: 1, hasFaults: false).Run(Length);
            Assert.True(economy.AnomalyScore == 0, $"{kind}: {economy}");
        }
    }

    [Fact]
    public void A_transaction_of_a_peer_is_done_by_half_after_faults()
    {
        foreach (var kind in (PeerKind[])[PeerKind.Coordinator, PeerKind.DecisionRecord])
        {
            for (var seed = 1; seed <= 8; seed++)
            {
                var economy = new EconomyRun(kind, seed, hasFaults: true).Run(Length);
                Assert.True(economy.AnomalyScore == 0, $"{kind}, seed {seed}: {economy}");
            }
        }
    }

    [Fact]
    public void Two_phase_commit_pays_for_two_phases_with_a_single_participant()
    {
        var deployment = new VirtualDeployment(new VirtualOptions { Replicas = 1 });
        var load = new VirtualLoad(deployment, PeerKind.DecisionRecord, clients: 2).Run(
            new SeparateAccounts(deployment.Accounts, slots: 1, clients: 2), operations: 10);

        // One read and one batch.
        Assert.Equal(2, load.Requests);
        Assert.Equal(20, load.Committed);
    }

    [Fact]
    public void A_one_phase_commit_whose_answer_was_lost_is_done_twice()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var economy = new EconomyRun(PeerKind.DecisionRecord, seed, hasFaults: true, slots: 1, replicas: 1)
                .Run(Length);
            Assert.True(economy.AnomalyScore == 0, $"seed {seed}: {economy}");
        }
    }

    [Fact]
    public void The_anomaly_score_is_0_whatever_is_done() =>
        Assert.NotEqual(0, new EconomyRun(PeerKind.BlindWrites, seed: 1, hasFaults: false).Run(Length).AnomalyScore);
}
