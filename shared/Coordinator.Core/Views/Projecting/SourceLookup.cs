using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.Core.Views.Projecting;

/// <summary>Reads what the items of events contribute so far.</summary>
/// <param name="records">The store.</param>
/// <param name="generation">The generation.</param>
/// <param name="names">Where its records are.</param>
/// <param name="slot">The slot.</param>
sealed class SourceLookup(IRecordStore records, ViewGeneration generation, GenerationNames names, SlotId slot)
{
    // Their sources are written in one batch, with the cursor.
    const int ItemsMax = Limits.BatchRowsMax - 1;

    /// <summary>As many of the events as have few enough items, and these; at least the first event.</summary>
    public (ImmutableArray<LogEvent> Events, IReadOnlyCollection<string> Items) Limit(ImmutableArray<LogEvent> events)
    {
        var items = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < events.Length; i++)
        {
            var more = ItemsOf(events[i]).ToList();
            if (i > 0 && items.Union(more, StringComparer.Ordinal).Count() > ItemsMax)
                return (events[..i], items);
            items.UnionWith(more);
        }

        return (events, items);
    }

    /// <summary>The sources of items; null when one could not be read.</summary>
    public async Task<IReadOnlyDictionary<string, KnownSource>?> ReadAsync(IReadOnlyCollection<string> items)
    {
        var reads = await Task.WhenAll(items.Select(item => records.ReadAsync(names.Source(slot, item))));
        return reads.Any(read => read.Status == ReadStatus.Unknown)
            ? null
            : items.Zip(reads).ToDictionary(pair => pair.First, pair => Known(pair.Second), StringComparer.Ordinal);
    }

    static KnownSource Known(RecordRead read) => read.Record is { } record
        ? new KnownSource(StoredJson.Parse<SourceRecord>(record.Value), record.ETag)
        : new KnownSource(Record: null, ETag: null);

    IEnumerable<string> ItemsOf(LogEvent from) =>
        from.Changes.Where(change => change.Item.Collection == generation.Info.Source)
            .Select(change => change.Item.Key);
}
