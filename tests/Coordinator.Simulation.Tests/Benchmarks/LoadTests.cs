using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Views;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Simulation.Tests.Benchmarks;

/// <summary>The sums over loads; else the report's figures say something other than they seem to.</summary>
public sealed class LoadTests
{
    [Fact]
    public void A_maximum_of_a_few_is_called_99th_percentile()
    {
        Assert.Null(Percentiles.Of(Enumerable.Range(1, 99).Select(number => (double)number)).P99);
        Assert.Equal(99, Percentiles.Of(Enumerable.Range(1, 100).Select(number => (double)number)).P99);
    }

    [Fact]
    public void One_bad_round_decides_the_sum_of_all()
    {
        var sum = LoadMeasurement.Of([Round(10, 1), Round(10, 2), Round(1_000, 1)]);

        Assert.Equal(10, sum.Ms.P50);
        Assert.Equal(5, sum.PerSecond);
        Assert.Equal((10, 1_000), sum.P50OfRounds);
    }

    [Fact]
    public void Noise_is_called_a_difference()
    {
        var wide = LoadMeasurement.Of([Round(10, 1), Round(30, 1)]);
        Assert.True(wide.Overlaps(LoadMeasurement.Of([Round(20, 1), Round(40, 1)])));
        Assert.False(wide.Overlaps(LoadMeasurement.Of([Round(31, 1), Round(40, 1)])));
    }

    [Fact]
    public void What_was_given_up_does_not_spoil_a_point()
    {
        var good = LoadMeasurement.Of(Round(10, 1, operations: LoadMeasurement.CommittedMin));
        Assert.True(good.IsSound);
        Assert.False((good with { GivenUp = 1 }).IsSound);
        Assert.False((good with { Committed = LoadMeasurement.CommittedMin - 1 }).IsSound);
    }

    [Fact]
    public void What_is_under_way_when_the_time_is_over_is_neither_counted_nor_told()
    {
        var deployment = new VirtualDeployment(new VirtualOptions());
        var load = new VirtualLoad(deployment, PeerKind.Coordinator, clients: 4).Run(
            new SeparateAccounts(deployment.Accounts, slots: 2, clients: 4), TimeSpan.FromMilliseconds(5));

        // Nothing ends within so short a time, and everything ends after it.
        Assert.Equal(4, load.UnderWay);
        Assert.Equal(0.005, load.OldestUnderWaySeconds, precision: 6);
        Assert.Equal(0, load.PerSecond);
        Assert.Equal(4, load.Committed + load.GivenUp);
    }

    [Fact]
    public void The_popularity_that_is_told_is_not_that_which_is_chosen()
    {
        const int Draws = 20_000;
        var deployment = new VirtualDeployment(new VirtualOptions { Slots = 8, AccountsInSlot = 4 });
        var choice = new ZipfAccounts(deployment.Accounts, theta: 0.99, count: 2);
        var random = new Random(1);
        var first = deployment.Accounts.All.First();
        var chosen = Enumerable.Range(0, Draws).Count(
            number => choice.Next(0, number, random).Any(increment => increment.Item == first));

        Assert.Equal(choice.FirstInPair, (double)chosen / Draws, tolerance: 0.02);
    }

    [Fact]
    public void The_wait_for_a_view_is_counted_as_writing()
    {
        var deployment = new VirtualDeployment(new VirtualOptions());
        var run = new ViewWrites(deployment.NewHost().Host.Time);
        deployment.Scheduler.RunFor(TimeSpan.FromSeconds(2));
        run.Add("1");
        deployment.Scheduler.RunFor(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(2), run.Writing);
        Assert.Equal(TimeSpan.FromSeconds(12), run.Elapsed);
    }

    [Fact]
    public void More_is_looked_for_than_is_said()
    {
        var deployment = new VirtualDeployment(new VirtualOptions());
        var run = new ViewWrites(deployment.NewHost().Host.Time);
        var looks = 0;
        for (var write = 0; write < 1_000; write++)
        {
            looks += run.IsDue(perSecond: 10) ? 1 : 0;
            deployment.Scheduler.RunFor(TimeSpan.FromMilliseconds(2));
        }

        Assert.Equal(20, looks);
    }

    static LoadRound Round(double milliseconds, double seconds, int operations = 5) => new(
        [.. Enumerable.Range(0, operations).Select(
            _ => new Sample(TimeSpan.FromMilliseconds(milliseconds), IsCommitted: true, Attempts: 1))],
        TimeSpan.FromSeconds(seconds), operations, default, Others: 0);
}
