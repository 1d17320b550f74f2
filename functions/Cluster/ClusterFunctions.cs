using Coordinator.Contracts.Cluster;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Operations;
using Coordinator.Functions.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Cluster;

/// <summary>Shows where data lives.</summary>
public sealed class ClusterFunctions(
    IPlacementRegister register, PlacementCache placement, IStoreHealth health, ShardOperations operations)
{
    /// <summary>Register, stores and shards.</summary>
    [Function("GetCluster")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "cluster")] HttpRequest request)
    {
        var value = await register.ReadAsync();
        // In an outage this is what people look at: then as this host knows the placement.
        var map = value?.Map ?? await placement.GetAsync(refresh: false);
        var last = await operations.AllAsync();
        return WireResult.Json(new ClusterBody
        {
            Register = new RegisterBody { Ballot = value?.Ballot ?? "", Answers = value is not null },
            Stores = [.. health.All.Select(ClusterAnswers.Of)],
            Shards = [.. map.Shards.Select(shard => ClusterAnswers.Of(shard, last?.GetValueOrDefault(shard.Id)))],
        });
    }

    /// <summary>One shard.</summary>
    [Function("GetShard")]
    public async Task<IResult> GetShardAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "cluster/shards/{id}")] HttpRequest request,
        string id)
    {
        if (await register.ReadAsync() is not { Map: { } map })
            return WireResult.Of(ProblemOf.UnavailableRead).RetryAfter(TimeSpan.FromSeconds(1));
        return ShardRequestParser.Shard(map, id) is { } shard
            ? WireResult.Json(ClusterAnswers.Of(shard, (await operations.ReadAsync(shard.Id)).Operation))
            : WireResult.Of(ClusterAnswers.NoShard(map));
    }
}
