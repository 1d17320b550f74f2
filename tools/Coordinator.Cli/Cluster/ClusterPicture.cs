using System.Globalization;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Cluster;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Cluster;

/// <summary>The map of the cluster: shards as rows, stores as columns.</summary>
static class ClusterPicture
{
    /// <summary>The map with the health of the stores above it.</summary>
    public static IRenderable Of(ClusterBody cluster) => Tables.Stack(
    [
        Tables.Properties(
            ("register", cluster.Register.Answers ? "answers" : "does not answer: this is what the host knew last"),
            ("ballot", cluster.Register.Ballot)),
        Map(cluster),
        Cells.Of("1, 2, … in sync, in order   + joins   - has left, not cleaned up yet", Color.Grey),
    ]);

    /// <summary>The stores.</summary>
    public static IRenderable Stores(ClusterBody cluster)
    {
        var table = Tables.Of("store", "health", "latency", "errors", "failing since", "shards");
        foreach (var store in cluster.Stores)
        {
            table.AddRow(
                Cells.Of(store.Name), Colors.Of(store.Health), Cells.Of(Cells.Ms(store.LatencyMs)),
                Cells.Of(store.ErrorShare.ToString("P0", CultureInfo.InvariantCulture)),
                Cells.Of(Cells.Time(store.FailingSince)),
                Cells.Of(Cells.Numbers(cluster.Shards.Where(shard => shard.InSync.Contains(store.Name))
                    .Select(shard => shard.Id))));
        }

        return table;
    }

    /// <summary>Operations on shards.</summary>
    public static IRenderable Operations(ClusterBody cluster) => Tables.Of(
        cluster.Shards.Where(shard => shard.Operation is not null),
        ["shard", "operation", "slots copied", "rows copied", "started", "updated", "error"],
        shard =>
        [
            Cells.Number(shard.Id), ShardPicture.Operation(shard.Operation),
            Cells.Number(shard.Operation!.SlotsCopied), Cells.Number(shard.Operation.RowsCopied),
            Cells.Time(shard.Operation.StartedAt), Cells.Time(shard.Operation.UpdatedAt), shard.Operation.Error,
        ]);

    static Table Map(ClusterBody cluster)
    {
        var table = Tables.Of("shard", "epoch", "slots");
        foreach (var store in cluster.Stores)
            table.AddColumn(new TableColumn(Header(store)).Centered());
        table.AddColumn(new TableColumn(Cells.Of("in sync")));
        table.AddColumn(new TableColumn(Cells.Of("going on")));
        foreach (var shard in cluster.Shards)
            table.AddRow(Row(cluster, shard));
        return table;
    }

    static IRenderable Header(StoreBody store) => Tables.Stack(
        Cells.Of(store.Name), Colors.Of(store.Health), Cells.Of(Cells.Ms(store.LatencyMs)));

    static IEnumerable<IRenderable> Row(ClusterBody cluster, ShardBody shard) =>
    [
        Cells.Of(Cells.Number(shard.Id)), Cells.Of(Cells.Number(shard.Epoch)), Cells.Of(ShardPicture.Slots(shard)),
        .. cluster.Stores.Select(store => Mark(shard, store)),
        Cells.Of(
            $"{Cells.Number(shard.InSync.Count)} of {Cells.Number(shard.Replicas)}",
            shard.InSync.Count < shard.Replicas ? Color.Yellow : Color.Green),
        Cells.Of(ShardPicture.Pending(shard) ?? Running(shard)),
    ];

    static string? Running(ShardBody shard) => shard.Operation is { State: not ShardOperationStates.Done } operation
        ? ShardPicture.Operation(operation)
        : null;

    static Text Mark(ShardBody shard, StoreBody store)
    {
        var place = shard.InSync.ToList().IndexOf(store.Name);
        if (place >= 0)
            return Cells.Of(Cells.Number(place + 1), Colors.ColorOf(store.Health));
        if (shard.Pending?.InSync.Contains(store.Name) == true)
            return Cells.Of("+", Color.Yellow);
        return shard.Retired?.Contains(store.Name) == true ? Cells.Of("-", Color.Grey) : Cells.Of("");
    }
}
