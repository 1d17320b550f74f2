using Coordinator.Contracts;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Changes;
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
    readonly Reconfigurer _reconfigurer;
    readonly ShardStarter _starter;
    readonly ShardRequestParser _parser;
    readonly CoordinatorSettings _settings;

    /// <summary>Takes what they work on.</summary>
    public ShardFunctions(
        IPlacementRegister register, Reconfigurer reconfigurer, ShardStarter starter, CoordinatorSettings settings)
    {
        (_register, _reconfigurer, _starter, _settings) = (register, reconfigurer, starter, settings);
        _parser = new ShardRequestParser(settings);
    }

    /// <summary>Drops a store from a shard.</summary>
    [Function("FailOverShard")]
    public Task<IResult> FailOverAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = $"{Route}/failover")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        RunAsync(request, id, client, ShardOperationKind.Failover, (body, shard, errors) =>
            _parser.Store(body, "drop", errors) is { } store ? Drop(shard, store, errors) : null);

    /// <summary>Lets a store join a shard.</summary>
    [Function("RejoinShard")]
    public Task<IResult> RejoinAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = $"{Route}/rejoin")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        RunAsync(request, id, client, ShardOperationKind.Rejoin, (body, _, errors) =>
            _parser.Store(body, "add", errors) is { } store ? [new ShardStep(store, Joins: true)] : null);

    /// <summary>Moves a shard to other stores.</summary>
    [Function("MoveShard")]
    public Task<IResult> MoveAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = $"{Route}/move")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        RunAsync(request, id, client, ShardOperationKind.Move, (body, shard, errors) =>
            _parser.Stores(body, errors) is { } to ? [.. ShardPlan.Move(shard, to)] : null);

    /// <summary>Gives a shard another number of replicas.</summary>
    [Function("ReplicateShard")]
    public async Task<IResult> ReplicateAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = $"{Route}/replicas")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client)
    {
        var replicas = 0;
        return await RunAsync(
            request, id, client, ShardOperationKind.Replicate,
            (body, shard, errors) =>
            {
                if (_parser.Replicas(body, errors) is not { } wanted)
                    return null;
                replicas = wanted;
                return [.. ShardPlan.Replicate(shard, wanted, [.. _settings.Stores.Select(store => store.Name)])];
            },
            async shard =>
                (await _reconfigurer.SetReplicationFactorAsync(shard, replicas)).Status == ChangeStatus.Done);
    }

    static List<ShardStep>? Drop(ShardPlacement shard, string store, RequestErrors errors)
    {
        if (shard.InSync.Length > 1 || !shard.IsIn(store))
            return [new ShardStep(store, Joins: false)];
        errors.Add("/drop", $"Is the last store that holds shard {shard.Id}. Let another one join first.");
        return null;
    }

    async Task<IResult> RunAsync(
        HttpRequest request, string id, DurableTaskClient client, ShardOperationKind kind,
        Func<ReadOnlyMemory<byte>, ShardPlacement, RequestErrors, List<ShardStep>?> plan,
        Func<int, Task<bool>>? prepare = null)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        if (await _register.ReadAsync() is not { Map: { } map })
            return WireResult.Of(ProblemOf.Unavailable);
        if (ShardRequestParser.Shard(map, id) is not { } shard)
            return WireResult.Of(ClusterAnswers.NoShard(map));
        var errors = new RequestErrors();
        if (plan(body.Value.Bytes, shard, errors) is not { } steps)
            return WireResult.Of(errors.ToProblem());
        if (prepare is not null && !await prepare(shard.Id))
            return WireResult.Of(ProblemOf.Unavailable);
        return await _starter.StartAsync(client, _starter.Order(shard.Id, kind, steps)) switch
        {
            ({ } order, _) => ClusterAnswers.Started(order),
            (_, { } problem) => WireResult.Of(problem),
            _ => WireResult.Of(ProblemOf.Unavailable),
        };
    }
}
