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
    public void The_anomaly_score_is_0_whatever_is_done() =>
        Assert.NotEqual(0, new EconomyRun(PeerKind.BlindWrites, seed: 1, hasFaults: false).Run(Length).AnomalyScore);
}
