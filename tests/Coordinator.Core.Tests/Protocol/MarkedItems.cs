using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>
/// Items in which every transaction leaves its mark: afterwards it can be told of each whether it happened everywhere,
/// nowhere or in part, and whether a write was lost, since the version counts the marks.
/// </summary>
sealed class MarkedItems
{
    /// <summary>One item in each of the first slots, all existing at version 1.</summary>
    public MarkedItems(SimWorld world, int slots)
        : this(world, Enumerable.Range(0, slots))
    {
    }

    /// <summary>One item in each of some slots, all existing at version 1.</summary>
    public MarkedItems(SimWorld world, IEnumerable<int> slots)
    {
        Names = [.. slots.Select(slot => world.ItemIn(slot))];
        var node = new SimNode(world, "founder");
        foreach (var item in Names)
            world.Scheduler.Run(node.Run(Requests.Of(new PutOperation(item, "{}"))));
        world.Scheduler.RunUntilIdle();
    }

    public ImmutableArray<ItemName> Names { get; }

    /// <summary>
    /// Requires that a transaction happened in all items or in none, that no write was lost, and that its answer was
    /// true.
    /// </summary>
    /// <returns>Whether it happened.</returns>
    public bool RequireWhole(WorldInspection inspection, string mark, TransactionAnswer? answer)
    {
        var rows = Names.Select(name => inspection.Item(name)!).ToList();
        foreach (var row in rows.Where(row => row.Version != 1 + Marks(row.Value).Count))
            throw inspection.Failure($"{row.Item} has version {row.Version} and the marks {row.Value}");

        var marked = rows.Count(row => Marks(row.Value).Contains(mark));
        if (marked != 0 && marked != rows.Count)
            throw inspection.Failure($"{mark} is in {marked} of {rows.Count} items");
        var happened = marked > 0;
        if (answer?.Outcome == CommitOutcome.Committed && !happened)
            throw inspection.Failure($"{mark} was answered committed and did not happen");
        if (answer?.Outcome == CommitOutcome.Aborted && happened)
            throw inspection.Failure($"{mark} was answered aborted and happened");
        return happened;
    }

    /// <summary>The marks in an item's value.</summary>
    public static HashSet<string> Marks(string? value)
    {
        using var json = JsonDocument.Parse(value ?? "{}");
        return [.. json.RootElement.EnumerateObject().Select(property => property.Name)];
    }
}
