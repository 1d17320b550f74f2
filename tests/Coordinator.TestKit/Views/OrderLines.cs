using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Views;

namespace Coordinator.TestKit.Views;

/// <summary>A view of code: one entry for each line of an order, by product.</summary>
public sealed class OrderLines : IProjection
{
    public string Name { get; init; } = "lines";

    public int Version { get; init; } = 1;

    public string Source => "orders";

    public ImmutableArray<ViewAggregate> Aggregates { get; init; } =
    [
        new("quantity", AggregateKind.Sum), new("lines", AggregateKind.Count), new("most", AggregateKind.Max),
        new("latest", AggregateKind.Last),
    ];

    /// <summary>What it does with a value instead of reading its lines, if it wants to.</summary>
    public Func<ItemName, JsonElement, ImmutableArray<ViewEntry>?> Instead { get; init; } = (_, _) => null;

    public int Calls { get; private set; }

    public ImmutableArray<ViewEntry> Project(ItemName item, JsonElement value)
    {
        Calls++;
        return Instead(item, value)
            ?? [.. value.GetProperty("lines").EnumerateArray().Select(line => Entry(
                line.GetProperty("product").GetString()!,
                ("quantity", line.GetProperty("quantity")),
                ("most", line.GetProperty("quantity")),
                ("latest", JsonSerializer.SerializeToElement(item.Key))))];
    }

    public static ViewEntry Entry(string key, params (string Name, JsonElement Value)[] values) =>
        new([key], values.ToDictionary(value => value.Name, value => value.Value));
}
