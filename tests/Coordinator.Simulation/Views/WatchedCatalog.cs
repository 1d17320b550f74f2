using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Projecting;
using Coordinator.TestKit.Stores;

namespace Coordinator.Simulation.Views;

/// <summary>
/// Notes every write that no catalog may ever make: a number of a generation that is used twice, or lost without being
/// purged, or that comes back.
/// </summary>
sealed class WatchedCatalog(SimulatedRecords records) : IRecordStore
{
    readonly List<string> _violations = [];
    readonly Dictionary<int, string> _generations = [];
    readonly HashSet<int> _retired = [];

    public IReadOnlyList<string> Violations => _violations;

    /// <summary>Writes that were made.</summary>
    public int Count { get; private set; }

    public Task<RecordRead> ReadAsync(RecordKey key) => records.ReadAsync(key);

    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top) =>
        records.ListAsync(partition, prefix, after, top);

    public Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        var old = records.Read(writes[0].Key).Record;
        var result = records.Commit(writes);
        if (result.Status == CommitStatus.Applied)
        {
            Count++;
            Check(
                old is null ? null : StoredJson.Parse<ViewInfo>(old.Value),
                StoredJson.Parse<ViewInfo>(records.Read(writes[0].Key).Record!.Value));
        }

        return Task.FromResult(result);
    }

    void Check(ViewInfo? old, ViewInfo view)
    {
        int[] inUse = [.. new[] { view.Live, view.Building }.OfType<GenerationInfo>().Select(info => info.Number)];
        int[] all = [.. inUse, .. view.Retired.Select(retired => retired.Number)];
        Require(all.Distinct().Count() == all.Length, $"{Text(view)} has a generation twice");
        Require(all.All(number => number <= view.LastGeneration), $"{Text(view)} has a number beyond the last");
        Require(view.LastGeneration >= (old?.LastGeneration ?? 0), $"{Text(view)} goes back from {Text(old)}");
        Require(!inUse.Any(_retired.Contains), $"{Text(view)} uses a retired generation");
        foreach (var generation in new[] { view.Live, view.Building }.OfType<GenerationInfo>())
        {
            Require(
                _generations.TryAdd(generation.Number, generation.Definition!)
                    || _generations[generation.Number] == generation.Definition,
                $"{Text(view)} changes a generation");
        }

        foreach (var number in new[] { old?.Live, old?.Building }.OfType<GenerationInfo>().Select(info => info.Number))
            Require(all.Contains(number), $"{Text(view)} forgets {number}, which is not retired");
        _retired.UnionWith(view.Retired.Select(retired => retired.Number));
    }

    void Require(bool isRight, string violation)
    {
        if (!isRight)
            _violations.Add(violation);
    }

    static string Text(ViewInfo? view) => view is null
        ? "nothing"
        : $"live {view.Live?.Number}, building {view.Building?.Number}, last {view.LastGeneration}, "
            + $"retired {string.Join(' ', view.Retired.Select(retired => retired.Number))}";
}
