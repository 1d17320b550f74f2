using System.CommandLine;
using Coordinator.Simulation.Campaigns;
using Coordinator.Simulation.Output;
using Coordinator.TestKit.Simulation;
using Spectre.Console;

namespace Coordinator.Simulation;

/// <summary>The command line: many seeds of campaigns, or one seed again with its story.</summary>
static class SimulationCommand
{
    const string All = "all";
    const int Failed = 1;

    static readonly Option<string[]> Workloads = new("--workload", "-w")
    {
        Description = "Which campaigns; --list tells them.",
        DefaultValueFactory = _ => [All],
        AllowMultipleArgumentsPerToken = true,
    };

    static readonly Option<int> Count = new("--seeds", "-n")
    {
        Description = "How many seeds in all.",
        DefaultValueFactory = _ => 1000,
    };

    static readonly Option<int> First = new("--first")
    {
        Description = "The first seed of each campaign.",
        DefaultValueFactory = _ => 1,
    };

    static readonly Option<int?> Seed = new("--seed") { Description = "Runs one seed again and tells its story." };

    static readonly Option<double?> Minutes = new("--minutes") { Description = "Begins no seed after that time." };

    static readonly Option<int> Jobs = new("--jobs", "-j")
    {
        Description = "How many seeds at once.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    static readonly Option<FileInfo?> Report = new("--report") { Description = "Writes the summary as Markdown." };

    static readonly Option<bool> List = new("--list") { Description = "Tells the campaigns." };

    /// <summary>The command with its options.</summary>
    public static RootCommand Build()
    {
        Workloads.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).SelectMany(Names).Where(IsUnknown))
                result.AddError($"There is no campaign {name}. There are {string.Join(", ", Known)}, and {All}.");
        });
        var root = new RootCommand("Runs the whole system in virtual time, under faults, and checks everything.")
        {
            Workloads, Count, First, Seed, Minutes, Jobs, Report, List,
        };
        root.SetAction(Run);
        root.Subcommands.Add(BrokenCommand.Build());
        return root;
    }

    static IEnumerable<string> Known => AllCampaigns.List.Select(campaign => campaign.Name);

    static int Run(ParseResult parsed)
    {
        // A table that is written to a file must not be folded to the width of a terminal.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 160;
        var campaigns = Chosen(parsed.GetRequiredValue(Workloads));
        if (parsed.GetValue(List))
        {
            AnsiConsole.Write(CampaignTable.Of(campaigns));
            return 0;
        }

        return parsed.GetValue(Seed) is { } seed ? Replay(campaigns, seed) : RunMany(parsed, campaigns);
    }

    static int Replay(List<Campaign> campaigns, int seed)
    {
        SimTrace.EntriesMax = int.MaxValue;
        var isWrong = false;
        foreach (var campaign in campaigns)
        {
            var failure = SeedRunner.TryRun(campaign, seed, out var tally);
            isWrong |= failure is not null;
            // Not by the console's markup: a story is full of brackets, and long.
            Console.WriteLine(failure is null ? $"{campaign.Name}, seed {seed}: {tally}" : failure.Story);
        }

        return isWrong ? Failed : 0;
    }

    static int RunMany(ParseResult parsed, List<Campaign> campaigns)
    {
        var count = parsed.GetValue(Count);
        TimeSpan? limit = parsed.GetValue(Minutes) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
        var start = TimeProvider.System.GetTimestamp();
        var reports = SeedProgress.Show(campaigns, count, onSeed => new SeedRunner(
            parsed.GetValue(Jobs), TimeProvider.System)
        { OnSeed = onSeed }
            .Run(campaigns, parsed.GetValue(First), count, limit));
        var took = TimeProvider.System.GetElapsedTime(start);
        AnsiConsole.Write(SummaryTable.Of(reports));
        AnsiConsole.Write(CountTable.Of(reports));
        if (parsed.GetValue(Report) is { } file)
            File.WriteAllText(file.FullName, MarkdownSummary.Of(reports, took, parsed.GetValue(Jobs)));
        return Tell([.. reports.SelectMany(report => report.Failures)]) ? 0 : Failed;
    }

    /// <returns>Whether all is well.</returns>
    static bool Tell(List<SeedFailure> failures)
    {
        const int told = 10;
        foreach (var failure in failures.Take(told))
        {
            Console.WriteLine($"{failure.Campaign}, seed {failure.Seed}: {failure.Problem}");
            Console.WriteLine($"  Again, with its story: {failure.Command}");
        }

        Console.WriteLine(failures.Count switch
        {
            0 => "Nothing is wrong.",
            > told => $"{failures.Count} seeds failed; the first {told} are above.",
            _ => $"{failures.Count} seeds failed.",
        });
        return failures.Count == 0;
    }

    static List<Campaign> Chosen(string[] workloads)
    {
        var names = workloads.SelectMany(Names).ToList();
        return [.. AllCampaigns.List.Where(campaign => names.Contains(All) || names.Contains(campaign.Name))];
    }

    static string[] Names(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static bool IsUnknown(string name) => name != All && !Known.Contains(name);
}
