using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Operations;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Cluster;

/// <summary>What operators do with shards. Each is an orchestration; the answer does not wait for it.</summary>
public sealed class ShardFunctions
{
    const string Route = "cluster/shards/{id}";

    readonly IPlacementRegister _register;
    readonly IStoreHealth _health;
    readonly ShardStarter _starter;
    readonly ShardRequestParser _parser;

    /// <summary>Takes what they work on.</summary>
    public ShardFunctions(
        IPlacementRegister register, IStoreHealth health, ShardStarter starter, CoordinatorSettings settings)
    {
        (_register, _health, _starter) = (register, health, starter);
        _parser = new ShardRequestParser(settings);
    }

    /// <summary>Drops a store from a shard.</summary>
    [Function("FailOverShard")]
    public Task<IResult> FailOverAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = $"{Route}/failover")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        RunAsync(request, id, client, (body, _, shard, errors) =>
            _parser.Store(body, "drop", errors) is { } store && Drop(shard, store, errors) is { } steps
                ? _starter.Order(shard.Id, ShardOperationKind.Failover, steps)
                : null);

    /// <summary>Lets a store join a shard.</summary>
    [Function("RejoinShard")]
    public Task<IResult> RejoinAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = $"{Route}/rejoin")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        RunAsync(request, id, client, (body, _, shard, errors) => _parser.Store(body, "add", errors) is { } store
            ? _starter.Order(shard.Id, ShardOperationKind.Rejoin, [new ShardStep(store, Joins: true)])
            : null);

    /// <summary>Moves a shard to other stores.</summary>
    [Function("MoveShard")]
    public Task<IResult> MoveAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = $"{Route}/move")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        RunAsync(request, id, client, (body, _, shard, errors) => _parser.Stores(body, errors) is { } to
            ? _starter.Order(shard.Id, ShardOperationKind.Move, [.. ShardPlan.Move(shard, to)]) with
            {
                // Else the shard would be brought back to as many as before.
                Replicas = to.Length == shard.ReplicationFactor ? null : to.Length,
            }
            : null);

    /// <summary>Gives a shard another number of replicas.</summary>
    [Function("ReplicateShard")]
    public Task<IResult> ReplicateAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = $"{Route}/replicas")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        RunAsync(request, id, client, (body, map, shard, errors) => _parser.Replicas(body, errors) is { } replicas
            ? _starter.Order(
                shard.Id, ShardOperationKind.Replicate,
                [.. ShardPlan.Replicate(shard, replicas, RejoinRule.Preferred(map, _health.All))]) with
            {
                Replicas = replicas,
            }
            : null);

    static List<ShardStep>? Drop(ShardPlacement shard, string store, RequestErrors errors)
    {
        if (shard.InSync.Length > 1 || !shard.IsIn(store))
            return [new ShardStep(store, Joins: false)];
        errors.Add("/drop", $"Is the last store that holds shard {shard.Id}. Let another one join first.");
        return null;
    }

    async Task<IResult> RunAsync(
        HttpRequest request, string id, DurableTaskClient client,
        Func<ReadOnlyMemory<byte>, PlacementMap, ShardPlacement, RequestErrors, ShardOrder?> plan)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        if (await _register.ReadAsync() is not { Map: { } map })
            return Retried(ProblemOf.Unavailable);
        if (ShardRequestParser.Shard(map, id) is not { } shard)
            return WireResult.Of(ClusterAnswers.NoShard(map));
        var errors = new RequestErrors();
        if (plan(body.Value.Bytes, map, shard, errors) is not { } order)
            return WireResult.Of(errors.ToProblem());
        return await _starter.StartAsync(client, order) switch
        {
            ({ } started, _) => ClusterAnswers.Started(started),
            (_, { Status: 503 } problem) => Retried(problem),
            (_, { } problem) => WireResult.Of(problem),
            _ => Retried(ProblemOf.Unavailable),
        };
    }

    static WireResult Retried(Problem problem) => WireResult.Of(problem).RetryAfter(TimeSpan.FromSeconds(1));
}
