using System.CommandLine;
using System.Globalization;
using Coordinator.Benchmarks;
using Coordinator.Benchmarks.Costs;
using Coordinator.Benchmarks.Durable;
using Coordinator.Benchmarks.Moves;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Views;
using Coordinator.Functions.Hosting;
using Spectre.Console;

var seconds = new Option<double>("--seconds")
{
    Description = "How long each scenario runs.",
    DefaultValueFactory = _ => 3,
};
var clients = new Option<int>("--clients") { Description = "How many run at once.", DefaultValueFactory = _ => 8 };
var root = new RootCommand("Measures what transactions, the event log and views cost.") { ReportCommand.Build() };
var rates = Several("--rates", "Writes a second.", 10d, 25d, 50d, 100d);
var slots = Several("--slots", "Slots of the deployments.", 1, 8, Bench.SlotCount);
var items = Several("--items", "Items that are there before.", 0, 10_000, 100_000);
var replicas = Several("--replicas", "R.", 1, 2);
var views = new Command("views", "Measures the event log and views: lag, speed, requests, and how they grow.")
{
    seconds, clients, rates, slots, items, replicas,
};
views.SetAction(async parsed =>
{
    var scope = new ViewScope(
        parsed.GetRequiredValue(rates), parsed.GetRequiredValue(slots), parsed.GetRequiredValue(items),
        parsed.GetRequiredValue(replicas), parsed.GetValue(clients), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
    Print(await new ViewRunner(scope, AnsiConsole.WriteLine).MeasureAsync());
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

static void Print(ViewReport report)
{
    if (Console.IsOutputRedirected)
        AnsiConsole.Profile.Width = 160;
    AnsiConsole.Write(ViewTables.Of(report.Pipelines));
    AnsiConsole.Write(ViewTables.Of(report.Lags));
    AnsiConsole.Write(ViewTables.Of(report.Growth));
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
