using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Xunit.Abstractions;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>Snapshots of items that others write all the time, in virtual time.</summary>
public class SnapshotContentionTests(ITestOutputHelper output)
{
    static readonly FaultRates Faults = new()
    {
        LostRequests = 0.002,
        LostReplies = 0.002,
        LateWrites = 0.005,
        DuplicateWrites = 0.02,
        LatestArrival = TimeSpan.FromSeconds(5),
    };

    [Theory]
    [InlineData(1, 8, 2, 600)]
    [InlineData(2, 8, 2, 600)]
    [InlineData(1, 16, 4, 500)]
    [InlineData(2, 16, 4, 500)]
    [InlineData(1, 16, 8, 200)]
    [InlineData(2, 16, 8, 200)]
    public void Snapshots_of_hot_items_starve(int replicas, int accounts, int writers, int pauseMs) =>
        Seeds.ForEach(2, seed =>
        {
            var bank = new BusyBank(seed, replicas, accounts, TimeSpan.FromMilliseconds(pauseMs));
            bank.Run(writers);
            output.WriteLine($"seed {seed}: {bank}");
            Assert.True(bank.Starved == 0, bank.ToString());
        });

    /// <summary>
    /// Here no two collections ever show the same, and only locks help; even writers hardly get through.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Snapshots_of_items_that_never_hold_still_starve(int replicas) => Seeds.ForEach(2, seed =>
    {
        var bank = new BusyBank(seed, replicas, accounts: 16, TimeSpan.FromMilliseconds(50));
        bank.Run(writers: 16);
        output.WriteLine($"seed {seed}: {bank}");
        Assert.True(bank.Starved * 20 < bank.Answered, bank.ToString());
        Assert.True(bank.LockedCount > 20, $"only {bank.LockedCount} locks: the run shows nothing; {bank}");
    });

    [Fact]
    public void A_dry_run_takes_locks()
    {
        var bank = new BusyBank(seed: 1, replicas: 1, accounts: 16, TimeSpan.FromMilliseconds(100)) { IsDry = true };
        bank.Run(writers: 12);
        output.WriteLine($"{bank}");
        Assert.Equal(0, bank.LockedCount);
        Assert.True(bank.Starved > 0 && bank.Answered > 0, $"nothing was in its way: {bank}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Snapshots_under_locks_tear_when_messages_are_lost_late_and_doubled(int replicas) =>
        Seeds.ForEach(3, seed =>
        {
            var bank = new BusyBank(seed, replicas, accounts: 12, TimeSpan.FromMilliseconds(50)) { Faults = Faults };
            bank.Run(writers: 12);
            output.WriteLine($"seed {seed}: {bank}");
            Assert.True(bank.LockedCount > 10, $"only {bank.LockedCount} locks: the run shows nothing; {bank}");
        });
}
