using Coordinator.TestKit.Simulation;
using Xunit.Abstractions;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>Snapshots of items that others write all the time, in virtual time.</summary>
public class SnapshotContentionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 8, 2, 600)]
    [InlineData(2, 8, 2, 600)]
    [InlineData(1, 16, 4, 500)]
    [InlineData(2, 16, 4, 500)]
    [InlineData(1, 16, 8, 200)]
    [InlineData(2, 16, 8, 200)]
    public void Snapshots_of_hot_items_starve(int replicas, int accounts, int writers, int pauseMs) =>
        Seeds.ForEach(3, seed =>
        {
            var bank = new BusyBank(seed, replicas, accounts, TimeSpan.FromMilliseconds(pauseMs));
            bank.Run(writers);
            output.WriteLine($"seed {seed}: {bank}");
            Assert.True(bank.Starved == 0, bank.ToString());
        });
}
