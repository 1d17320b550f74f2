using System.Diagnostics;

namespace Coordinator.Simulation.Campaigns;

/// <summary>Runs many seeds of campaigns on pool threads, as many at once as it is told to.</summary>
/// <param name="jobs">How many at once.</param>
/// <param name="time">The clock that limits a long run.</param>
sealed class SeedRunner(int jobs, TimeProvider time)
{
    /// <summary>Called after each seed, one call at a time.</summary>
    public Action<CampaignReport>? OnSeed { get; init; }

    /// <summary>
    /// Runs seeds of all campaigns side by side, so that a run that is cut short has some of each.
    /// </summary>
    /// <param name="campaigns">The campaigns.</param>
    /// <param name="first">The first seed of each.</param>
    /// <param name="count">Seeds in all, shared out by <see cref="Campaign.Share"/>.</param>
    /// <param name="limit">No seed begins later than this; null for no limit.</param>
    public IReadOnlyList<CampaignReport> Run(
        IReadOnlyList<Campaign> campaigns, int first, int count, TimeSpan? limit = null)
    {
        var reports = campaigns.Select(campaign => new CampaignReport(campaign)).ToList();
        var start = time.GetTimestamp();
        using var seeds = Plan(reports, first, count).GetEnumerator();
        Parallel.ForEach(
            Enumerable.Range(0, jobs), new ParallelOptions { MaxDegreeOfParallelism = jobs }, _ =>
            {
                while (limit is null || time.GetElapsedTime(start) < limit)
                {
                    (CampaignReport Report, int Seed) next;
                    lock (reports)
                    {
                        if (!seeds.MoveNext())
                            return;
                        next = seeds.Current;
                    }

                    Run(reports, next.Report, next.Seed);
                }
            });
        return reports;
    }

    /// <summary>Runs one seed.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static SeedFailure? TryRun(Campaign campaign, int seed, out Tally? tally)
    {
        try
        {
            tally = campaign.Run(seed);
            return null;
        }
#pragma warning disable CA1031 // Whatever a run throws is what is wrong with it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            tally = null;
            return new SeedFailure(campaign.Name, seed, failure.ToString());
        }
    }

    void Run(object turn, CampaignReport report, int seed)
    {
        var watch = Stopwatch.StartNew();
        var failure = TryRun(report.Campaign, seed, out var tally);
        lock (turn)
        {
            report.Add(tally, failure, watch.Elapsed);
            OnSeed?.Invoke(report);
        }
    }

    /// <summary>Always the campaign that is furthest behind its share.</summary>
    static IEnumerable<(CampaignReport Report, int Seed)> Plan(List<CampaignReport> reports, int first, int count)
    {
        var planned = new int[reports.Count];
        for (var i = 0; i < count; i++)
        {
            var next = Enumerable.Range(0, reports.Count)
                .MinBy(number => (planned[number] + 1) / reports[number].Campaign.Share);
            yield return (reports[next], first + planned[next]++);
        }
    }
}
