using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Benchmarks;

/// <summary>Something to measure.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Slots">Items each operation touches, each in another slot.</param>
/// <param name="SetsPerClient">Sets of items of a client, used in turn; 0 lets all clients use one single set.</param>
/// <param name="RunAsync">One operation on a set of items.</param>
sealed record Scenario(
    string Name, int Slots, int SetsPerClient, Func<Bench, ImmutableArray<ItemName>, Task<Sample>> RunAsync)
{
    const int Sets = 40;

    /// <summary>All that is measured; the first is what the others are compared with.</summary>
    public static ImmutableArray<Scenario> All { get; } =
    [
        new("plain conditional write", 1, Sets, (bench, items) => bench.PlainAsync(items[0])),
        new("transaction, 1 slot", 1, Sets, (bench, items) => bench.AddAsync(items)),
        new("transaction, 2 slots", 2, Sets, (bench, items) => bench.AddAsync(items)),
        new("transaction, 5 slots", 5, Sets, (bench, items) => bench.AddAsync(items)),
        new("transaction, 2 slots, one hot pair", 2, 0, (bench, items) => bench.AddAsync(items)),
        new("strong read", 1, Sets, (bench, items) => bench.ReadAsync(items[0])),
        new("snapshot of 5 slots", 5, Sets, (bench, items) => bench.SnapshotAsync(items)),
    ];
}
