using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Tokens move between places: a move deletes an item in one slot and inserts one in another. Each token must be in
/// exactly one place at any time, whatever is deleted, inserted again, cleaned up, or arrives late.
/// </summary>
sealed class TokenWorkload : IWorkload
{
    const int TokenCount = 2;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly SimWorld _world;
    readonly ImmutableArray<ItemName> _places;

    public TokenWorkload(SimWorld world)
    {
        _world = world;
        _places = [.. Enumerable.Range(0, world.Map.SlotCount).Select(slot => world.ItemIn(slot, "place"))];
        var founder = new SimNode(world, "founder");
        var puts = Enumerable.Range(0, TokenCount).Select(token => new PutOperation(_places[token], Token(token)));
        if (world.Scheduler.Run(founder.Run(Requests.Of([.. puts]))).Outcome != CommitOutcome.Committed)
            throw Failure("the tokens were not founded");
    }

    public int TransactionCount { get; private set; }

    public int ReadCount { get; private set; }

    public int CommittedCount { get; private set; }

    public async Task StepAsync(SimNode node, Random random)
    {
        ReadCount++;
        if (await node.ReadAll([.. _places]) is not { } snapshot)
            return;
        RequireEachOnce(snapshot.Items.Select(state => state.Value), "a snapshot");
        var full = Pick(snapshot.Items.Where(state => state.Value is not null), random);
        var empty = Pick(snapshot.Items.Where(state => state.Value is null), random);
        TransactionCount++;
        var answer = await node.Run(random.Next(4) == 0 ? Count(full, empty) : Move(full, empty));
        if (answer.Outcome == CommitOutcome.Committed)
            CommittedCount++;
    }

    public void RequireKept(WorldInspection inspection) =>
        RequireEachOnce(_places.Select(place => inspection.Item(place)?.Value), "the end");

    static TransactionRequest Move(ItemState full, ItemState empty) => Requests.Of(
        new DeleteOperation(full.Item, AsSeen(full)),
        new PutOperation(empty.Item, full.Value!, new Condition { Exists = false })) with
    { Timeout = Patience };

    /// <summary>
    /// The version alone would not do: an item begins at 1 again when nothing is left of the one before, and here that
    /// is so after seconds.
    /// </summary>
    static Condition AsSeen(ItemState state) => new()
    {
        Version = state.Version,
        Values = [new ExpectedValue(Requests.Path("/token"), TokenOf(state))],
    };

    static string TokenOf(ItemState state)
    {
        using var json = JsonDocument.Parse(state.Value!);
        return json.RootElement.GetProperty("token").GetRawText();
    }

    /// <summary>Holds an absent item by a lock only, which leaves nothing of it behind.</summary>
    TransactionRequest Count(ItemState full, ItemState empty) => Requests.Of(
        new CheckOperation(empty.Item, new Condition { Exists = false }),
        new CheckOperation(full.Item, new Condition { Exists = true }),
        new AddOperation(_world.ItemIn(0, "count"), Requests.Path("/n"), 1)) with
    { Timeout = Patience };

    void RequireEachOnce(IEnumerable<string?> values, string where)
    {
        var found = values.OfType<string>().Order().ToList();
        if (!found.SequenceEqual(Enumerable.Range(0, TokenCount).Select(Token)))
            throw Failure($"{where} shows the tokens {string.Join(' ', found)}");
    }

    SimulationFailedException Failure(string problem) => new WorldInspection(_world).Failure(problem);

    static ItemState Pick(IEnumerable<ItemState> states, Random random)
    {
        var all = states.ToList();
        return all[random.Next(all.Count)];
    }

    static string Token(int number) => string.Create(CultureInfo.InvariantCulture, $"{{\"token\":{number}}}");
}
