using Coordinator.Cli.Bench;
using Shouldly;

namespace Coordinator.Cli.Tests.Bench;

public sealed class LatenciesTests
{
    [Fact]
    public void A_percentile_is_that_of_another_rank()
    {
        var latencies = new Latencies(Enumerable.Range(1, 100).Reverse().Select(ms => (double)ms));
        latencies.Percentile(0.50).ShouldBe(50);
        latencies.Percentile(0.95).ShouldBe(95);
        latencies.Percentile(1).ShouldBe(100);
        new Latencies([]).Percentile(0.5).ShouldBeNull();
    }

    [Fact]
    public void A_latency_is_in_no_bar_or_in_two()
    {
        new Latencies([0.5, 1, 1.5, 2, 9]).Histogram().ShouldBe(
            [new BenchBucket(1, 2), new BenchBucket(2, 2), new BenchBucket(4, 0), new BenchBucket(8, 0),
                new BenchBucket(16, 1)]);
        new Latencies([]).Histogram().ShouldBeEmpty();
    }
}
