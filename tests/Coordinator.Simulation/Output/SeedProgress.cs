using Coordinator.Simulation.Campaigns;
using Spectre.Console;

namespace Coordinator.Simulation.Output;

/// <summary>Shows how far campaigns are: bars on a terminal, a line now and then elsewhere.</summary>
static class SeedProgress
{
    static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(10);

    /// <summary>Shows the progress of some runs while they run.</summary>
    /// <param name="campaigns">What runs.</param>
    /// <param name="count">Seeds in all.</param>
    /// <param name="run">Runs them; is given what to call after each seed.</param>
    public static IReadOnlyList<CampaignReport> Show(
        IReadOnlyList<Campaign> campaigns, int count,
        Func<Action<CampaignReport>, IReadOnlyList<CampaignReport>> run) =>
        Console.IsOutputRedirected
            ? run(Lines(count))
            : AnsiConsole.Progress().Start(progress => run(Bars(progress, campaigns, count)));

    static Action<CampaignReport> Bars(ProgressContext progress, IReadOnlyList<Campaign> campaigns, int count)
    {
        var shares = campaigns.Sum(campaign => campaign.Share);
        var bars = campaigns.ToDictionary(
            campaign => campaign, campaign => progress.AddTask(
                campaign.Name, maxValue: Math.Max(1, count * campaign.Share / shares)));
        return report =>
        {
            var bar = bars[report.Campaign];
            bar.Value = report.Seeds;
            if (report.Failures.Count > 0)
                bar.Description = $"{report.Campaign.Name} [red]{report.Failures.Count} wrong[/]";
        };
    }

    static Action<CampaignReport> Lines(int count)
    {
        var seeds = 0;
        var wrong = new Dictionary<Campaign, int>();
        var last = TimeProvider.System.GetTimestamp();
        return report =>
        {
            seeds++;
            wrong[report.Campaign] = report.Failures.Count;
            if (TimeProvider.System.GetElapsedTime(last) < LineEvery && seeds < count)
                return;
            last = TimeProvider.System.GetTimestamp();
            Console.WriteLine($"{seeds} of {count} seeds, {wrong.Values.Sum()} wrong");
        };
    }
}
