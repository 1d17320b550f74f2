using Coordinator.Simulation.Campaigns;
using Coordinator.Simulation.Output;

namespace Coordinator.Simulation.Tests.Campaigns;

/// <summary>The program that runs seeds must not be what hides a failure.</summary>
public class SeedRunnerTests
{
    static readonly Campaign Odd = new("odd", "no seed is odd", seed =>
        seed % 2 == 0 ? new Tally { [Figures.Transactions] = 3 } : throw new InvalidOperationException($"odd {seed}"));

    static readonly Campaign Rare = new("rare", "nothing", _ => new Tally { ["looks"] = 1 }) { Share = 0.25 };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_seed_that_fails_gets_lost(int jobs)
    {
        var report = new SeedRunner(jobs, TimeProvider.System).Run([Odd], first: 10, count: 10)[0];
        Assert.Equal(10, report.Seeds);
        Assert.Equal([11, 13, 15, 17, 19], report.Failures.Select(failure => failure.Seed).Order());
        Assert.Equal(15, report.Tally[Figures.Transactions]);
        Assert.All(report.Failures, failure => Assert.Contains($"odd {failure.Seed}", failure.Problem));
        Assert.EndsWith("--workload odd --seed 11", report.Failures.MinBy(failure => failure.Seed)!.Command);
    }

    [Fact]
    public void A_campaign_gets_no_share_of_the_seeds()
    {
        var reports = new SeedRunner(1, TimeProvider.System).Run([Odd, Rare], first: 1, count: 50);
        Assert.Equal([40, 10], reports.Select(report => report.Seeds));
    }

    [Fact]
    public void A_long_run_does_not_end_at_its_limit()
    {
        var reports = new SeedRunner(1, TimeProvider.System).Run([Odd, Rare], 1, 1000, limit: TimeSpan.Zero);
        Assert.All(reports, report => Assert.Equal(0, report.Seeds));
    }

    [Fact]
    public void A_summary_leaves_out_what_is_wrong()
    {
        var reports = new SeedRunner(1, TimeProvider.System).Run([Odd, Rare], first: 1, count: 5);
        var rows = SummaryRows.Of(reports).ToList();
        Assert.Equal(["odd", "4", "6"], rows[0][..3]);
        Assert.Equal("2", rows[0][^1]);
        Assert.Equal(["all", "5"], rows[^1][..2]);
        Assert.Equal([["looks", "0", "1"]], SummaryRows.Counts(reports));
        Assert.Contains("| odd | 4 | 6 |", MarkdownSummary.Of(reports, TimeSpan.FromMinutes(2), jobs: 1));
    }
}
