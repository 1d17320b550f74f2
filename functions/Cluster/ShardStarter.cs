using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Operations;
using Coordinator.Core.Recovery;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Orchestrations;
using Coordinator.Functions.Orchestrations.Shards;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Cluster;

/// <summary>
/// Starts operations on shards. One runs for a shard at a time; the same again joins it. A failover does not wait for
/// the hub of orchestrations, whose account may be the one that is gone: this host does it by itself, and only what it
/// could not do is left to an orchestration.
/// </summary>
public sealed class ShardStarter(
    Reconfigurer reconfigurer, OpenSlots openSlots, ShardOperations operations, TimeProvider time,
    ILogger<ShardStarter> log)
{
    static readonly TimeSpan HubTimeout = TimeSpan.FromSeconds(5);

    /// <summary>An order that begins now.</summary>
    public ShardOrder Order(int shard, ShardOperationKind kind, List<ShardStep> steps) =>
        new(shard, kind, steps, time.GetUtcNow());

    /// <summary>Starts an operation, or joins the same.</summary>
    /// <returns>What runs now, or why it does not.</returns>
    public async Task<(ShardOrder? Order, Problem? Problem)> StartAsync(DurableTaskClient client, ShardOrder order)
    {
        var isFailover = order.Kind == ShardOperationKind.Failover;
        if (isFailover && (await FailOverAsync(order.Steps[0].Store, [order.Shard])).Length == 1)
            return (order, null);
        try
        {
            var found = await client.StartOrJoinAsync(
                nameof(ChangeShard), InstanceIds.OfShard(order.Shard, order.Kind), order, OrchestrationStart.Active)
                .WaitAsync(HubTimeout, time);
            var running = found?.ReadInputAs<ShardOrder>();
            return running is null || running.IsSameAs(order)
                ? (running ?? order, null)
                : (null, ProblemOf.Conflict(
                    $"Another operation is under way for the shard: {string.Join(", ", running.Steps)}. "
                    + "GET /api/cluster tells how far it is."));
        }
        catch (Exception fault) when (fault is StoreUnavailableException or TimeoutException)
        {
            log.EngineUnanswered(fault, "start of an operation on a shard");
            // What was begun of a failover is in the register, where the sweep of every host goes on.
            return isFailover ? (order, null) : (null, ProblemOf.UnavailableOperation);
        }
        catch (JsonException)
        {
            return (null, ProblemOf.Conflict("An operation of another version of the program is under way."));
        }
    }

    /// <summary>Drops a store from shards, here and now.</summary>
    /// <returns>The shards that are rid of it; what was begun with the others the sweep brings to its end.</returns>
    public async Task<ImmutableArray<ShardPlacement>> FailOverAsync(string store, IReadOnlyCollection<int> shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        var began = time.GetUtcNow();
        var dropped = await reconfigurer.DropAsync(store, shards);
        var ids = dropped.Select(shard => shard.Id).ToList();
        log.FailedOver(store, string.Join(", ", ids));
        if (ids.Count < shards.Count)
            log.FailoverDelayed(store, string.Join(", ", shards.Except(ids)));
        // Attempts that were under way there are looked at first.
        openSlots.Add(dropped.SelectMany(shard => shard.Slots));
        await Task.WhenAll(ids.Select(shard => NoteAsync(store, shard, began)));
        return dropped;
    }

    /// <summary>Undoes a join whose orchestration is gone.</summary>
    public async Task GiveUpJoinAsync(int shard, Epoch pending) =>
        await reconfigurer.ChangeAsync(shard, new GiveUpJoin(pending));

    Task<bool> NoteAsync(string store, int shard, DateTimeOffset began) => operations.NoteAsync(new ShardOperation
    {
        Shard = shard,
        Kind = ShardOperationKind.Failover,
        Steps = [new ShardStep(store, Joins: false).ToString()],
        StepsDone = 1,
        State = ShardOperationState.Done,
        StartedAt = began,
        UpdatedAt = time.GetUtcNow(),
    });
}
