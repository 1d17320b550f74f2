using System.CommandLine;
using Coordinator.Cli.CommandLine;

namespace Coordinator.Cli.Cluster;

/// <summary>Where data lives.</summary>
static class ClusterCommands
{
    /// <summary>The commands; the group itself shows the map.</summary>
    public static Command Create() => new Command("cluster", "Show where data lives: shards, stores, epochs, health.")
    {
        new Command("stores", "How the stores fare, as the host that answers finds them.")
            .Runs(call => ShowAsync(call, ClusterPicture.Stores)),
        new Command("operations", "What is going on, or went on last, with each shard.")
            .Runs(call => ShowAsync(call, ClusterPicture.Operations)),
        new Command("shard", "Show one shard.") { ShardIds.Shard }.Runs(async call =>
            call.Show(await call.Api.Cluster.GetShardAsync(call.Need(ShardIds.Shard), call.Stop), ShardPicture.Of)),
    }.Runs(call => ShowAsync(call, ClusterPicture.Of));

    static async Task<int> ShowAsync(
        Call call, Func<Contracts.Cluster.ClusterBody, Spectre.Console.Rendering.IRenderable> picture) =>
        call.Show(await call.Api.Cluster.GetAsync(call.Stop), picture);
}
