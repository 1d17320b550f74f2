using System.Collections.Immutable;
using Coordinator.Core.Records;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Core.Views.Reading;

/// <summary>
/// The records of several partitions whose names begin with a prefix, as one list in the order of the names. Each
/// partition is read in pages, the next only when one is used up.
/// </summary>
/// <param name="records">The store.</param>
/// <param name="partitions">The partitions; no name is in two of them.</param>
/// <param name="prefix">The beginning of the names.</param>
/// <param name="size">Records in a page of one partition.</param>
sealed class MergedList(IRecordStore records, IEnumerable<string> partitions, string prefix, int size)
{
    readonly ImmutableArray<string> _partitions = [.. partitions];
    readonly Dictionary<string, PartitionPage> _pages = new(StringComparer.Ordinal);

    /// <summary>Starts after a name; null for the beginning.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task StartAsync(string? after) =>
        Task.WhenAll(_partitions.Select(partition => TurnAsync(partition, after)));

    /// <summary>The next record; null at the end.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<StoredRecord?> NextAsync()
    {
        var first = _pages.Values.Where(page => page.Current is not null)
            .MinBy(page => page.Current!.Key.Name, NameOrder);
        if (first?.Current is not { } record)
            return null;
        if (!first.TryAdvance() && first.IsFull)
            await TurnAsync(record.Key.Partition, record.Key.Name);
        return record;
    }

    static Comparer<string> NameOrder { get; } = Comparer<string>.Create(RecordNames.Compare);

    async Task TurnAsync(string partition, string? after)
    {
        var page = await records.ListAsync(partition, prefix, after, size)
            ?? throw new StoreUnavailableException("list of a view's records");
        _pages[partition] = new PartitionPage(page, IsFull: page.Length == size);
    }
}
