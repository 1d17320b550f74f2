using System.Security.Cryptography;
using Coordinator.Simulation.Campaigns;
using Xunit.Abstractions;

namespace Coordinator.Simulation.Tests.Campaigns;

/// <summary>
/// Every campaign with the same seeds each time, and with some that nobody has seen before. What fails names the
/// command that runs it again; long runs are the program's.
/// </summary>
public class SeedSetTests(ITestOutputHelper output)
{
    const int Fixed = 20;
    const int Fresh = 20;

    public static TheoryData<string> Names => [.. AllCampaigns.List.Select(campaign => campaign.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Something_is_wrong_with_a_seed_of_the_fixed_set(string campaign) => Run(campaign, 1, Fixed);

    [Theory]
    [MemberData(nameof(Names))]
    public void Something_is_wrong_with_a_seed_that_was_never_run_before(string campaign) =>
        Run(campaign, RandomNumberGenerator.GetInt32(1_000_000, int.MaxValue - Fresh), Fresh);

    static bool IsFault(string figure) => figure.StartsWith(Figures.FaultPrefix, StringComparison.Ordinal);

    void Run(string name, int first, int count)
    {
        var campaign = AllCampaigns.List.Single(campaign => campaign.Name == name);
        var runner = new SeedRunner(jobs: 1, TimeProvider.System);
        var report = runner.Run([campaign], first, Math.Max(1, (int)(count * campaign.Share)))[0];
        output.WriteLine($"{report.Seeds} seeds from {first}: {report.Tally}");
        Assert.True(report.Failures.Count == 0, string.Join(
            "\n\n", report.Failures.Select(failure => $"{failure.Command}\n{failure.Story}")));
        Assert.True(report.Tally[Figures.Requests] > 5 * report.Seeds, "hardly anything was done");
        Assert.Contains(report.Tally.Names, figure => IsFault(figure) && report.Tally[figure] > 0);
    }
}
