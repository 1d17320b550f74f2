using System.CommandLine;
using Coordinator.Cli.Cluster;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;

namespace Coordinator.Cli.Operations;

/// <summary>Drills: break things on purpose.</summary>
static class DrillCommands
{
    static readonly Option<string> Store = ShardIds.Store("--store", "The store.");

    static readonly Option<TimeSpan?> For = Durations.Option(
        "--for", "How long, at most ten minutes; it ends by itself. Default: 10s.",
        TimeSpan.FromMinutes(10));

    /// <summary>The commands.</summary>
    public static Command Create() => new("drill", "Drills: break things on purpose.")
    {
        new Command("outage", "Cut the host that answers off from a store for a while.")
        {
            new Command("start", "Begin one; again sets a new end.") { Store, For, Confirmation.Yes }
                .Runs(StartAsync),
            new Command("list", "List the stores that the host is cut off from.").Runs(ListAsync),
            new Command("stop", "End one before its time.") { Store }.Runs(StopAsync),
        },
    };

    static async Task<int> StartAsync(Call call)
    {
        var (store, duration) = (call.Need(Store), call.Get(For) ?? TimeSpan.FromSeconds(10));
        Confirmation.Ask(call, $"The host is cut off from store {store} for {Cells.Ms(duration.TotalMilliseconds)}.");
        return call.Show(
            await call.Api.Operations.StartOutageAsync(store, duration, call.Stop),
            outage => Tables.Properties(("store", outage.Store), ("until", Cells.Time(outage.Until))));
    }

    static async Task<int> ListAsync(Call call) => call.Show(
        await call.Api.Operations.ListOutagesAsync(call.Stop),
        list => Tables.Of(list.Items, ["store", "until"], outage => [outage.Store, Cells.Time(outage.Until)]));

    static async Task<int> StopAsync(Call call) => call.Confirm(
        await call.Api.Operations.StopOutageAsync(call.Need(Store), call.Stop), $"{call.Need(Store)} answers again.");
}
