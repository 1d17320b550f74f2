using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Everybody writes the same two items, in either order (T19). Whoever loses asks again under the same id, and comes
/// through within a bound; the items tell that each did so once.
/// </summary>
sealed class HotKeysWorkload : IWorkload
{
    readonly SimWorld _world;
    readonly ImmutableArray<ItemName> _items;
    readonly HashSet<(SimNode Node, DateTimeOffset Since)> _waiting = [];

    public HotKeysWorkload(SimWorld world)
    {
        _world = world;
        _items = [world.ItemIn(0, "hot"), world.ItemIn(1, "hot")];
    }

    /// <summary>A client that asks again for so long and does not come through starves.</summary>
    public TimeSpan Bound { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one call tries.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    public int TransactionCount { get; private set; }

    public int ReadCount => 0;

    public int CommittedCount { get; private set; }

    /// <summary>Calls that were told of a conflict, or of nothing.</summary>
    public int AgainCount { get; private set; }

    /// <summary>The longest that anybody took.</summary>
    public TimeSpan Longest { get; private set; }

    public async Task StepAsync(SimNode node, Random random)
    {
        var request = Any(random, _world.IdIn(random.Next(_world.Map.SlotCount), $"hot {TransactionCount++}"));
        var turn = (node, _world.Scheduler.Now);
        _waiting.Add(turn);
        while ((await node.Run(request)).Outcome != CommitOutcome.Committed)
        {
            AgainCount++;
            RequireInTime(turn);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100)), node.Host.Time);
        }

        RequireInTime(turn);
        _waiting.Remove(turn);
        CommittedCount++;
    }

    public void RequireKept(WorldInspection inspection)
    {
        // The dead ask for nothing any more; what they had asked for may have happened.
        if (_waiting.FirstOrDefault(turn => turn.Node.Host.IsAlive) is { Node: { } node } turn)
            throw inspection.Failure($"{node.Host} still waits, since {turn.Since:O}");
        var unclear = _waiting.Count;
        foreach (var item in _items)
        {
            var count = inspection.Item(item)?.Value is { } value ? (int)JsonNode.Parse(value)!["n"]! : 0;
            if (count < CommittedCount || count > CommittedCount + unclear)
            {
                throw inspection.Failure(
                    $"{item} counts {count}, and {CommittedCount} came through, {unclear} perhaps");
            }
        }
    }

    void RequireInTime((SimNode Node, DateTimeOffset Since) turn)
    {
        var took = _world.Scheduler.Now - turn.Since;
        Longest = took > Longest ? took : Longest;
        if (took > Bound)
            throw new WorldInspection(_world).Failure($"{turn.Node.Host} does not come through within {Bound}");
    }

    TransactionRequest Any(Random random, TransactionId id)
    {
        var adds = _items.Select(Operation (item) => new AddOperation(item, Requests.Path("/n"), 1));
        return Requests.Of([.. random.Next(2) == 0 ? adds : adds.Reverse()]) with { Id = id, Timeout = Timeout };
    }
}
