using System.Text.Json;
using Coordinator.Contracts.Problems;
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
/// Starts operations on shards. One of a kind runs for a shard at a time; the same again joins it. A failover does not
/// need the hub of orchestrations, whose account may be the one that is gone: then this host does it by itself.
/// </summary>
public sealed class ShardStarter(
    Reconfigurer reconfigurer, OpenSlots openSlots, TimeProvider time, ILogger<ShardStarter> log)
{
    /// <summary>An order that begins now.</summary>
    public ShardOrder Order(int shard, ShardOperationKind kind, List<ShardStep> steps) =>
        new(shard, kind, steps, time.GetUtcNow());

    /// <summary>Starts an operation, or joins the same.</summary>
    /// <returns>What runs now, or why it does not.</returns>
    public async Task<(ShardOrder? Order, Problem? Problem)> StartAsync(DurableTaskClient client, ShardOrder order)
    {
        try
        {
            var found = await client.StartOrJoinAsync(
                nameof(ChangeShard), InstanceIds.OfShard(order.Shard, order.Kind), order, OrchestrationStart.Active);
            var running = found?.ReadInputAs<ShardOrder>();
            return running is null || running.IsSameAs(order)
                ? (running ?? order, null)
                : (null, ProblemOf.Conflict(
                    $"Another operation of this kind is under way for the shard: {string.Join(", ", running.Steps)}. "
                    + "GET /api/cluster tells how far it is."));
        }
        catch (StoreUnavailableException fault)
        {
            log.EngineUnanswered(fault, "start of an operation on a shard");
            return order.Kind == ShardOperationKind.Failover && await FailOverAsync(order.Shard, order.Steps[0].Store)
                ? (order, null)
                : (null, ProblemOf.Unavailable);
        }
        catch (JsonException)
        {
            return (null, ProblemOf.Conflict("An operation of another version of the program is under way."));
        }
    }

    /// <summary>Drops a store from a shard, here and now.</summary>
    /// <returns>Whether it is dropped; if not, the sweep goes on with what was begun.</returns>
    public async Task<bool> FailOverAsync(int shard, string store)
    {
        var answer = await reconfigurer.ChangeAsync(shard, new DropStore(store));
        if (answer.Shard is { } changed)
            openSlots.Add(changed.Slots);
        if (answer.Status == ChangeStatus.Done)
            log.FailedOver(shard, store);
        else
            log.FailoverDelayed(shard, store, answer.Status.ToString(), answer.Reason);
        return answer.Status == ChangeStatus.Done;
    }
}
