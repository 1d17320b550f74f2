using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Cluster;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Operations;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Cluster;

/// <summary>The placement and operations on it on the wire.</summary>
static class ClusterAnswers
{
    /// <summary>A store.</summary>
    public static StoreBody Of(StoreHealthState store) => new()
    {
        Name = store.Name,
        Health = NameOf(store.State),
        LatencyMs = store.LatencyMs is { } latency ? Math.Round(latency, 1) : null,
        ErrorShare = Math.Round(store.ErrorShare, 3),
        FailingSince = store.FailingSince,
    };

    /// <summary>A shard.</summary>
    public static ShardBody Of(ShardPlacement shard, ShardOperation? operation) => new()
    {
        Id = shard.Id,
        Epoch = shard.Epoch.Value,
        InSync = [.. shard.InSync.Select(store => store.Store)],
        Replicas = shard.ReplicationFactor,
        Slots = [[shard.FirstSlot.Value, shard.LastSlot.Value]],
        Pending = shard.Pending is { } pending ? Of(pending) : null,
        Retired = shard.Retired.IsEmpty ? null : [.. shard.Retired.Select(store => store.Store).Distinct()],
        Operation = operation is null ? null : Of(operation),
    };

    /// <summary>202: an operation has begun.</summary>
    public static WireResult Started(ShardOrder order) =>
        WireResult.Json(
            new ShardOperationStartedBody
            {
                Shard = order.Shard,
                Kind = NameOf(order.Kind),
                StartedAt = order.StartedAt,
                Steps = [.. order.Steps.Select(step => step.ToString())],
            },
            202).With("Location", $"/{WireAddresses.Shard(order.Shard)}");

    /// <summary>404: no such shard.</summary>
    public static Problem NoShard(PlacementMap map) => ProblemOf.NotFound(
        $"There is no such shard; the shards of this deployment are 0 to {map.Shards.Length - 1}.");

    static PendingBody Of(PendingPlacement pending) => new()
    {
        Epoch = pending.Epoch.Value,
        InSync = [.. pending.InSync.Select(store => store.Store)],
        Phase = NameOf(pending.Phase),
    };

    static ShardOperationBody Of(ShardOperation operation) => new()
    {
        Kind = NameOf(operation.Kind),
        State = NameOf(operation.State),
        Steps = operation.Steps,
        StepsDone = operation.StepsDone,
        SlotsCopied = operation.SlotsCopied,
        RowsCopied = operation.RowsCopied,
        StartedAt = operation.StartedAt,
        UpdatedAt = operation.UpdatedAt,
        Error = operation.Error,
    };

    static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
