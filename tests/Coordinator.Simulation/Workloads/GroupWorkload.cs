using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Writes of single keys, and reads of groups of keys that lie in different slots: reads must agree on the order of
/// writes (no long fork), and that order must be the one in which they were acknowledged (no causal reverse).
/// </summary>
sealed class GroupWorkload : IWorkload
{
    const int GroupCount = 2;
    const int GroupSize = 3;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly SimWorld _world;
    readonly GroupHistory _history = new();
    readonly ImmutableArray<ImmutableArray<ItemName>> _groups;
    int _writes;
    int _readings;

    public GroupWorkload(SimWorld world)
    {
        _world = world;
        _groups = [.. Enumerable.Range(0, GroupCount).Select(group => Enumerable.Range(0, GroupSize)
            .Select(number => world.ItemIn(
                ((group * GroupSize) + number) % world.Map.SlotCount,
                string.Create(CultureInfo.InvariantCulture, $"group {group} key {number}")))
            .ToImmutableArray())];
    }

    /// <summary>How a group is read outside transactions; null where there is no answer.</summary>
    public Func<SimNode, ImmutableArray<ItemName>, Task<IReadOnlyList<ItemState>?>> ReadGroupAsync { get; init; } =
        async (node, group) => (await node.ReadAll([.. group]))?.Items;

    public int TransactionCount => _writes + _readings;

    public int ReadCount { get; private set; }

    public int CommittedCount { get; private set; }

    public Task StepAsync(SimNode node, Random random)
    {
        var group = _groups[random.Next(GroupCount)];
        return random.Next(10) switch
        {
            < 5 => WriteAsync(node, group[random.Next(GroupSize)]),
            < 8 => ReadAsync(node, group),
            _ => TransactAsync(node, group),
        };
    }

    public void RequireKept(WorldInspection inspection)
    {
        var began = _history.BeginRead();
        foreach (var group in _groups)
        {
            _history.EndRead(began, group.Select(item => (Item: item, Row: inspection.Item(item))).Select(found =>
                Seen(found.Item, found.Row is { Exists: true } row ? row.Version : 0, found.Row?.Value)));
        }

        if (_history.Problem() is { } problem)
            throw inspection.Failure(problem);
    }

    async Task WriteAsync(SimNode node, ItemName item)
    {
        var write = string.Create(CultureInfo.InvariantCulture, $"w{_writes++}");
        _history.Ask(write);
        var answer = await node.Run(
            Requests.Of(new PutOperation(item, $"{{\"w\":\"{write}\"}}")) with { Timeout = Patience });
        if (answer.Outcome != CommitOutcome.Committed)
            return;
        CommittedCount++;
        _history.Acknowledge(item.Key, answer.Results[0].Version);
    }

    async Task ReadAsync(SimNode node, ImmutableArray<ItemName> group)
    {
        ReadCount++;
        var began = _history.BeginRead();
        if (await ReadGroupAsync(node, group) is { } states)
            _history.EndRead(began, states.Select(state => Seen(state.Item, state.Version, state.Value)));
    }

    async Task TransactAsync(SimNode node, ImmutableArray<ItemName> group)
    {
        _readings++;
        var began = _history.BeginRead();
        var reads = group.Select(Operation (item) => new ReadOperation(item));
        var answer = await node.Run(Requests.Of([.. reads]) with { Timeout = Patience });
        if (answer.Outcome == CommitOutcome.Committed)
        {
            _history.EndRead(began, answer.Results.Select(result =>
                Seen(result.Item!.Value, result.Version, result.Value)));
        }
    }

    static (string Key, long Version, string? Write) Seen(ItemName item, long version, string? value) =>
        (item.Key, version, value is null ? null : (string?)JsonNode.Parse(value)!["w"]);
}
