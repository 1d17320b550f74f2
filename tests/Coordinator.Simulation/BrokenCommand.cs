using System.CommandLine;
using System.Globalization;
using Coordinator.Simulation.Broken;
using Coordinator.Simulation.Output;
using Spectre.Console;

namespace Coordinator.Simulation;

/// <summary>
/// The subcommand that runs broken coordinators: each must be caught, and the same runs must find nothing wrong with
/// the sound one.
/// </summary>
static class BrokenCommand
{
    static readonly Option<string?> Name = new("--name")
    {
        Description = "One of them alone; a seed that catches it is told with its story.",
    };

    static readonly Option<FileInfo?> Report = new("--report") { Description = "Writes the table as Markdown." };

    static readonly Option<int> Jobs = new("--jobs", "-j")
    {
        Description = "How many at once.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>The command with its options.</summary>
    public static Command Build()
    {
        Name.Validators.Add(result =>
        {
            var name = result.GetValueOrDefault<string?>();
            if (name is not null && BrokenCoordinators.List.All(broken => broken.Name != name))
                result.AddError($"There is no {name}. There are {string.Join(", ", BrokenCoordinators.List)}.");
        });
        var command = new Command("broken", "Runs coordinators that lack a condition: each must be caught.")
        {
            Name, Jobs, Report,
        };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        if (parsed.GetValue(Name) is { } name)
            return Tell(BrokenCoordinators.List.Single(broken => broken.Name == name));
        var catches = Catch(parsed.GetValue(Jobs));
        AnsiConsole.Write(BrokenTable.Of(catches));
        if (parsed.GetValue(Report) is { } file)
            File.WriteAllText(file.FullName, BrokenTable.Markdown(catches));
        var missed = catches.Count(one => !one.IsRight);
        Console.WriteLine(missed == 0
            ? $"All {catches.Count} were caught, and nothing was found where nothing was broken."
            : string.Create(CultureInfo.InvariantCulture, $"{missed} of {catches.Count} are not as they should be."));
        return missed == 0 ? 0 : 1;
    }

    static int Tell(BrokenCoordinator broken)
    {
        var caught = broken.TryCatch();
        Console.WriteLine(caught is null
            ? string.Create(CultureInfo.InvariantCulture, $"{broken.SeedsMax} seeds saw nothing.")
            : caught.Story);
        return caught is null ? 1 : 0;
    }

    static List<BrokenCatch> Catch(int jobs)
    {
        var catches = new BrokenCatch[BrokenCoordinators.List.Count];
        Parallel.For(0, catches.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, index =>
        {
            var broken = BrokenCoordinators.List[index];
            catches[index] = BrokenCatch.Of(broken);
            Console.WriteLine($"{broken.Name}: {catches[index].Told}");
        });
        return [.. catches];
    }
}
