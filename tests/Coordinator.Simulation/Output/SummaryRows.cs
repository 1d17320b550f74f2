using System.Globalization;
using Coordinator.Simulation.Campaigns;

namespace Coordinator.Simulation.Output;

/// <summary>The summary as rows of text, for the console and for documents alike.</summary>
static class SummaryRows
{
    /// <summary>The columns of <see cref="Of"/>; all but the first are numbers.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "campaign", "seeds", "transactions", "committed", "reads", "requests", "decided by recoverers", "faults",
        "asked/s", "wrong",
    ];

    /// <summary>One row a campaign, and one for all of them.</summary>
    public static IEnumerable<string[]> Of(IReadOnlyList<CampaignReport> reports)
    {
        var all = new Tally();
        foreach (var report in reports)
        {
            all.Add(report.Tally);
            yield return Row(report.Campaign.Name, report.Tally, report);
        }

        yield return Row("all", all, [.. reports]);
    }

    /// <summary>What happened beside that, one row a figure: its name, then its count in each campaign.</summary>
    public static IEnumerable<string[]> Counts(IReadOnlyList<CampaignReport> reports)
    {
        var names = reports.SelectMany(report => report.Tally.Names).Distinct().Where(name => !IsInSummary(name));
        foreach (var name in names.OrderByDescending(IsFault))
            yield return [name, .. reports.Select(report => Text(report.Tally[name]))];
    }

    static string[] Row(string name, Tally tally, params CampaignReport[] of) =>
    [
        name, Text(of.Sum(report => report.Seeds)), Text(tally[Figures.Transactions]), Text(tally[Figures.Committed]),
        Text(tally[Figures.Reads]), Text(tally[Figures.Requests]), Text(tally[Figures.Recovered]),
        Text(tally.Names.Where(IsFault).Sum(fault => tally[fault])), Text(AskedPerSecond(of)),
        Text(of.Sum(report => report.Failures.Count)),
    ];

    /// <summary>Transactions and reads for each second of one thread.</summary>
    static long AskedPerSecond(CampaignReport[] of)
    {
        var busy = of.Sum(report => report.Busy.TotalSeconds);
        return busy > 0 ? (long)(of.Sum(report => report.Asked) / busy) : 0;
    }

    static bool IsInSummary(string name) => name
        is Figures.Transactions or Figures.Committed or Figures.Reads or Figures.Requests or Figures.Recovered;

    static bool IsFault(string name) => name.StartsWith(Figures.FaultPrefix, StringComparison.Ordinal);

    static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
