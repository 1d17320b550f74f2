using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Client;
using Coordinator.Contracts.Items;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Items;

/// <summary>Reads items.</summary>
static class ItemCommands
{
    static readonly Argument<string[]> Several = new("ITEMS")
    {
        Description = "Up to 100 items: accounts/alice accounts/bob …",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<string?> Consistency = Names.OneOf(
        "--consistency", "strong: never older than what was committed before. eventual: fastest, may be some commits "
            + "behind. Default: strong.",
        Consistencies.Strong, Consistencies.Eventual);

    static readonly Option<string?> SeveralConsistency = Names.OneOf(
        "--consistency", "snapshot: all as of one moment. eventual: each as some replica has it. Default: snapshot.",
        Consistencies.Snapshot, Consistencies.Strong, Consistencies.Eventual);

    static readonly Option<string?> AsOf = Names.Option(
        "--as-of", "TIME", "The item as it was: at a commit time, a time like 2026-11-23T12:00:00Z, or seq:42.");

    /// <summary>Reads one.</summary>
    public static Command CreateGet() =>
        new Command("get", "Read an item.") { Names.Item, Consistency, AsOf }.Runs(GetAsync);

    /// <summary>Reads several as of one moment.</summary>
    public static Command CreateRead() =>
        new Command("read", "Read several items as they were at one moment.") { Several, SeveralConsistency }
            .Runs(ReadAsync);

    static async Task<int> GetAsync(Call call)
    {
        var options = new ItemReadOptions { Consistency = call.Get(Consistency), AsOf = call.Get(AsOf) };
        return call.Show(await call.Api.Items.GetAsync(call.Need(Names.Item), options, call.Stop), Picture);
    }

    static async Task<int> ReadAsync(Call call) => call.Show(
        await call.Api.Items.ReadAsync(call.Need(Several), call.Get(SeveralConsistency), call.Stop), Picture);

    static IRenderable Picture(ItemValue item) => Tables.Properties(
        ("value", Cells.Json(item.Value)), ("version", Cells.Number(item.Version)), ("commit time", item.CommitTime),
        ("position", item.Position));

    static IRenderable Picture(SnapshotBody snapshot) => Tables.Stack(
        Tables.Properties(("as of", snapshot.AsOf)),
        Tables.Of(
            snapshot.Items, ["item", "version", "value"],
            item => [item.Item, Cells.Number(item.Version), item.Version == 0 ? "-" : Cells.Json(item.Value)]));
}
