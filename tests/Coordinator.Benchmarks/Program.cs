using System.CommandLine;
using System.Globalization;
using Coordinator.Benchmarks;
using Coordinator.Benchmarks.Costs;
using Coordinator.Benchmarks.Durable;
using Coordinator.Benchmarks.Moves;
using Coordinator.Benchmarks.Views;
using Coordinator.Functions.Hosting;
using Spectre.Console;

var seconds = new Option<double>("--seconds")
{
    Description = "How long each scenario runs.",
    DefaultValueFactory = _ => 3,
};
var clients = new Option<int>("--clients") { Description = "How many run at once.", DefaultValueFactory = _ => 8 };
var output = new Option<FileInfo>("--output")
{
    Description = "Where the page with the pictures goes.",
    DefaultValueFactory = _ => new FileInfo("benchmark.html"),
};
var root = new RootCommand(
    "Measures what transactions cost beside a plain conditional write.") { seconds, clients, output };
root.SetAction(async parsed =>
{
    var duration = TimeSpan.FromSeconds(parsed.GetValue(seconds));
    var scope = new ViewScope(
        [10, 50], [1, Bench.SlotCount], [0], [1, 2], parsed.GetValue(clients), duration);
    var measurements = await MeasureAllAsync(new Runner(parsed.GetValue(clients), duration));
    var views = await new ViewRunner(scope, AnsiConsole.WriteLine).MeasureAsync();
    await ReportAsync(parsed, measurements, views);
});
var rates = Several("--rates", "Writes a second.", 10d, 25d, 50d, 100d);
var slots = Several("--slots", "Slots of the deployments.", 1, 8, Bench.SlotCount);
var items = Several("--items", "Items that are there before.", 0, 10_000, 100_000);
var replicas = Several("--replicas", "R.", 1, 2);
var views = new Command("views", "Measures the event log and views: lag, speed, requests, and how they grow.")
{
    seconds, clients, output, rates, slots, items, replicas,
};
views.SetAction(async parsed =>
{
    var scope = new ViewScope(
        parsed.GetRequiredValue(rates), parsed.GetRequiredValue(slots), parsed.GetRequiredValue(items),
        parsed.GetRequiredValue(replicas), parsed.GetValue(clients), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
    await ReportAsync(parsed, [], await new ViewRunner(scope, AnsiConsole.WriteLine).MeasureAsync());
});
root.Subcommands.Add(views);
var moved = Several("--items", "Items of the shard.", 10_000);
var factors = Several("--replicas", "R.", 1, 2);
var moves = new Command("moves", "Measures what it takes to move a shard of 16 slots to another store.")
{
    moved, factors,
};
moves.SetAction(async parsed =>
{
    var measurements = await MeasureMovesAsync(parsed.GetRequiredValue(moved), parsed.GetRequiredValue(factors));
    if (Console.IsOutputRedirected)
        AnsiConsole.Profile.Width = 180;
    AnsiConsole.Write(MoveTable.Build(measurements));
});
root.Subcommands.Add(moves);
var durable = new Command("durable", "Measures the durable engine on Azurite.");
durable.Options.Add(seconds);
durable.Options.Add(clients);
durable.SetAction(async parsed =>
{
    var duration = TimeSpan.FromSeconds(parsed.GetValue(seconds));
    var measurements = await MeasureDurableAsync(parsed.GetValue(clients), duration);
    if (Console.IsOutputRedirected)
        AnsiConsole.Profile.Width = 160;
    AnsiConsole.Write(DurableTable.Build(measurements));
});
root.Subcommands.Add(durable);
var costs = new Command("costs", "Counts what storage is asked for each request, and what Azure charges for it.");
costs.Options.Add(factors);
costs.SetAction(parsed => MeasureCostsAsync(parsed.GetRequiredValue(factors)));
root.Subcommands.Add(costs);
return await root.Parse(args).InvokeAsync();

static Option<T[]> Several<T>(string name, string description, params T[] values) => new(name)
{
    Description = description,
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => values,
};

async Task ReportAsync(ParseResult parsed, List<Measurement> measurements, ViewReport report)
{
    if (Console.IsOutputRedirected)
        AnsiConsole.Profile.Width = 160;
    if (measurements.Count > 0)
        AnsiConsole.Write(ReportTable.Build(measurements));
    AnsiConsole.Write(ViewTables.Of(report.Pipelines));
    AnsiConsole.Write(ViewTables.Of(report.Lags));
    AnsiConsole.Write(ViewTables.Of(report.Growth));
    var page = parsed.GetValue(output)!;
    var subtitle = string.Create(CultureInfo.InvariantCulture,
        $"{parsed.GetValue(clients)} clients, {parsed.GetValue(seconds):F0} s each, "
        + $"{Environment.ProcessorCount} processors, .NET {Environment.Version}.");
    await File.WriteAllTextAsync(page.FullName, ReportPage.Build(measurements, report, subtitle));
    AnsiConsole.MarkupLineInterpolated($"Open [bold]{page.FullName}[/] for the same as a picture.");
}

static async Task<List<DurableMeasurement>> MeasureDurableAsync(int clients, TimeSpan duration)
{
    var measurements = new List<DurableMeasurement>();
    var directory = Directory.CreateTempSubdirectory("coordinator-bench");
    await using (var azurite = await Targets.StartAzuriteAsync(directory.FullName, line => AnsiConsole.WriteLine(line)))
    {
        var runner = new DurableRunner(Targets.ConnectionString(azurite), clients, duration);
        foreach (var (number, scenario) in DurableScenario.All.Index())
        {
            AnsiConsole.WriteLine(scenario.Name);
            var hub = string.Create(CultureInfo.InvariantCulture, $"bench{number}");
            measurements.Add(await runner.MeasureAsync(scenario, hub));
        }
    }

    directory.Delete(recursive: true);
    return measurements;
}

static async Task<List<MoveMeasurement>> MeasureMovesAsync(int[] items, int[] factors)
{
    const int Slots = 16;
    const string Target = "c";
    var measurements = new List<MoveMeasurement>();
    foreach (var (count, factor) in items.SelectMany(count => factors.Select(factor => (count, factor))))
    {
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} items, R = {factor}"));
        var memory = await Targets.InMemoryAsync(factor, Slots, shards: 1);
        measurements.Add(await new MoveRun(memory, count).MeasureAsync(Target));
        var directory = Directory.CreateTempSubdirectory("coordinator-bench");
        await using (var azurite = await Targets.StartAzuriteAsync(directory.FullName, AnsiConsole.WriteLine))
        {
            var bench = await Targets.AzuriteAsync(azurite, factor, Slots, shards: 1);
            measurements.Add(await new MoveRun(bench, count).MeasureAsync(Target));
        }

        directory.Delete(recursive: true);
    }

    return measurements;
}

static async Task<List<Measurement>> MeasureAllAsync(Runner runner)
{
    var measurements = new List<Measurement>();
    var directory = Directory.CreateTempSubdirectory("coordinator-bench");
    await using (var azurite = await Targets.StartAzuriteAsync(directory.FullName, line => AnsiConsole.WriteLine(line)))
    {
        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("scenarios", maxValue: 6 * Scenario.All.Length);
            foreach (var replicationFactor in (int[])[1, 2, 3])
            {
                await MeasureAsync(await Targets.InMemoryAsync(replicationFactor), task);
                await MeasureAsync(await Targets.AzuriteAsync(azurite, replicationFactor), task);
            }
        });
    }

    directory.Delete(recursive: true);
    return measurements;

    async Task MeasureAsync(Bench bench, ProgressTask task)
    {
        for (var i = 0; i < Scenario.All.Length; i++)
        {
            var scenario = Scenario.All[i];
            task.Description = $"{bench.StoreName}, R={bench.ReplicationFactor}: {scenario.Name}";
            measurements.Add(await runner.MeasureAsync(bench, scenario, i));
            task.Increment(1);
        }
    }
}

static async Task MeasureCostsAsync(int[] factors)
{
    if (Console.IsOutputRedirected)
        AnsiConsole.Profile.Width = 160;
    // The defaults of the product: what a deployment in Azure has.
    var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
    foreach (var factor in factors)
    {
        await using var host = await BenchHost.StartAsync(
            CoordinatorSettings.SlotsDefault, factor, settings, AnsiConsole.WriteLine);
        using var count = new StorageCount(host.ConnectionStrings);
        var run = new CostRun(host, count, AnsiConsole.WriteLine);
        AnsiConsole.Write(CostTable.Build(factor, await run.MeasureAsync()));
        AnsiConsole.WriteLine(CostTable.Idle(run.IdlePerSecond));
    }
}
