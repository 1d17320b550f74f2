using System.Globalization;
using Coordinator.Simulation.Campaigns;

namespace Coordinator.Simulation.Output;

/// <summary>The summary as rows of text, for the console and for documents alike.</summary>
static class SummaryRows
{
    /// <summary>The columns of <see cref="Of"/>; all but the first are numbers.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "campaign", "seeds", "transactions", "committed", "requests", "decided by recoverers", "faults", "tx/s",
        "wrong",
    ];

    /// <summary>One row a campaign, and one for all of them.</summary>
    public static IEnumerable<string[]> Of(IReadOnlyList<CampaignReport> reports)
    {
        foreach (var report in reports)
        {
            yield return Row(
                report.Campaign.Name, report.Seeds, report.Tally, report.Speed, report.Failures.Count);
        }

        var all = new Tally();
        foreach (var report in reports)
            all.Add(report.Tally);
        var busy = reports.Sum(report => report.Busy.TotalSeconds);
        yield return Row(
            "all", reports.Sum(report => report.Seeds), all, busy > 0 ? all[Figures.Transactions] / busy : 0,
            reports.Sum(report => report.Failures.Count));
    }

    /// <summary>What happened beside that, one row a figure: its name, then its count in each campaign.</summary>
    public static IEnumerable<string[]> Counts(IReadOnlyList<CampaignReport> reports)
    {
        var names = reports.SelectMany(report => report.Tally.Names).Distinct().Where(name => !IsInSummary(name));
        foreach (var name in names.OrderByDescending(IsFault))
            yield return [name, .. reports.Select(report => Text(report.Tally[name]))];
    }

    static string[] Row(string name, int seeds, Tally tally, double speed, int wrong) =>
    [
        name, Text(seeds), Text(tally[Figures.Transactions]), Text(tally[Figures.Committed]),
        Text(tally[Figures.Requests]), Text(tally[Figures.Recovered]),
        Text(tally.Names.Where(IsFault).Sum(fault => tally[fault])), Text((long)speed), Text(wrong),
    ];

    static bool IsInSummary(string name) =>
        name is Figures.Transactions or Figures.Committed or Figures.Requests or Figures.Recovered;

    static bool IsFault(string name) => name.StartsWith(Figures.FaultPrefix, StringComparison.Ordinal);

    static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
