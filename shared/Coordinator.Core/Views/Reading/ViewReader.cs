using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Core.Views.Reading;

/// <summary>
/// Reads views. A view is named by what <see cref="LiveViews.FindAsync"/> gave, so that one request sees one
/// generation. Every method throws <see cref="StoreUnavailableException"/> when the store does not answer.
/// </summary>
public sealed class ViewReader
{
    // Rows that are hidden count too: a list must not take long because a view has many of them.
    const int RowsSeenMax = 2_000;

    readonly IRecordStore _records;
    readonly LagReader _progress;
    readonly ViewLag _lag;

    /// <summary>Reads with these.</summary>
    /// <param name="log">The event logs.</param>
    /// <param name="records">Where views are kept.</param>
    /// <param name="time">The age of events.</param>
    /// <param name="options">How old a lag may be.</param>
    /// <param name="slots">How many slots there are.</param>
    public ViewReader(IEventLog log, IRecordStore records, TimeProvider time, ViewOptions options, int slots)
    {
        _records = records;
        _progress = new LagReader(log, records, time, slots);
        _lag = new ViewLag(_progress, time, options);
    }

    /// <summary>A row; null when its group has no members.</summary>
    /// <param name="view">The view.</param>
    /// <param name="key">The key as <see cref="ViewKey.TryCreate"/> made it.</param>
    public async Task<ViewRow?> RowAsync(ViewInfo view, string key)
    {
        var generation = ReadableOf(view);
        var read = await _records.ReadAsync(GenerationNames.Of(view.Name, generation).Row(key));
        if (read.Status == ReadStatus.Unknown)
            throw new StoreUnavailableException("read of a view's row");
        var row = read.Record is { } record ? StoredJson.Parse<RowState>(record.Value) : null;
        return row is null or { IsHidden: true } ? null : RowDocument.Of(row, generation.Aggregates);
    }

    /// <summary>A page of the rows whose keys begin with a prefix.</summary>
    /// <param name="view">The view.</param>
    /// <param name="prefix">The prefix as <see cref="ViewKey.TryPrefix"/> made it.</param>
    /// <param name="size">The most to return, 1 to <see cref="Limits.ViewPageMax"/>.</param>
    /// <param name="cursor">From the page before; null for the first. It outlives a rebuild.</param>
    /// <exception cref="InvalidCursorException">
    /// The cursor is none of this list's: of another view, another definition or another prefix.
    /// </exception>
    public async Task<ViewRowPage> ListAsync(ViewInfo view, string prefix, int size, string? cursor)
    {
        var generation = ReadableOf(view);
        var list = $"rows\n{view.Name}\n{generation.Fingerprint}\n{prefix}";
        var after = PageCursor.Decode(list, cursor);
        var merged = new MergedList(
            _records, GenerationNames.Of(view.Name, generation).RowPartitions, ViewKey.RowPrefix + prefix,
            PageSize(size, generation));
        await merged.StartAsync(after is null ? null : ViewKey.RowPrefix + after);
        var rows = ImmutableArray.CreateBuilder<ViewRow>(size);
        for (var seen = 0; await merged.NextAsync() is { } record; seen++)
        {
            if (rows.Count == size || seen == RowsSeenMax)
                return new ViewRowPage(rows.ToImmutable(), PageCursor.Encode(list, after));
            after = record.Key.Name[ViewKey.RowPrefix.Length..];
            var row = StoredJson.Parse<RowState>(record.Value);
            if (!row.IsHidden)
                rows.Add(RowDocument.Of(row, generation.Aggregates));
        }

        return new ViewRowPage(rows.ToImmutable(), Cursor: null);
    }

    /// <summary>How long ago the first event committed that the view has not applied; null when nobody knows.</summary>
    /// <param name="view">The view.</param>
    public Task<TimeSpan?> LagAsync(ViewInfo view) => _lag.OfAsync(view.Name, ReadableOf(view));

    /// <summary>Whether the view has applied an event.</summary>
    /// <param name="view">The view.</param>
    /// <param name="slot">The event's slot.</param>
    /// <param name="sequence">Its sequence number.</param>
    public async Task<bool> CoversAsync(ViewInfo view, SlotId slot, long sequence)
    {
        var read = await _records.ReadAsync(GenerationNames.Of(view.Name, ReadableOf(view)).Cursor(slot));
        return read.Status switch
        {
            ReadStatus.Found => StoredJson.Parse<CursorRecord>(read.Record!.Value).Position >= sequence,
            ReadStatus.Absent => sequence <= 0,
            _ => throw new StoreUnavailableException("read of a view's cursor"),
        };
    }

    /// <summary>The last event applied, by slot; slots of which none is applied are left out.</summary>
    /// <param name="view">The view.</param>
    public Task<IReadOnlyDictionary<int, long>> PositionsAsync(ViewInfo view) =>
        _progress.PositionsAsync(view.Name, ReadableOf(view));

    /// <summary>What is going on with a view, and how far it is with every slot.</summary>
    /// <param name="view">The view.</param>
    public async Task<ViewStatus> StatusAsync(ViewInfo view)
    {
        var readable = await ProgressAsync(view, ReadableOf(view));
        if (view.Live is null)
            return new ViewStatus(view.Name, ViewState.Building, readable, Building: null);
        return view.Building is { } building
            ? new ViewStatus(view.Name, ViewState.Rebuilding, readable, await ProgressAsync(view, building))
            : new ViewStatus(view.Name, ViewState.Live, readable, Building: null);
    }

    /// <summary>A page of the changes that could not be projected.</summary>
    /// <param name="view">The view.</param>
    /// <param name="size">The most to return, 1 to <see cref="Limits.ViewPageMax"/>.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <exception cref="InvalidCursorException">The cursor is none of this generation's list.</exception>
    public async Task<DeadLetterPage> DeadLettersAsync(ViewInfo view, int size, string? cursor)
    {
        var generation = ReadableOf(view);
        var list = $"dead\n{view.Name}\n{generation.Number}";
        var after = PageCursor.Decode(list, cursor);
        var merged = new MergedList(
            _records, GenerationNames.Of(view.Name, generation).SlotPartitions, GenerationNames.DeadPrefix,
            PageSize(size, generation));
        await merged.StartAsync(after is null ? null : GenerationNames.DeadPrefix + after);
        var letters = ImmutableArray.CreateBuilder<DeadLetter>(size);
        while (await merged.NextAsync() is { } record)
        {
            if (letters.Count == size)
                return new DeadLetterPage(letters.ToImmutable(), PageCursor.Encode(list, after));
            after = record.Key.Name[GenerationNames.DeadPrefix.Length..];
            letters.Add(LetterOf(StoredJson.Parse<DeadRecord>(record.Value), generation.Source));
        }

        return new DeadLetterPage(letters.ToImmutable(), Cursor: null);
    }

    async Task<GenerationProgress> ProgressAsync(ViewInfo view, GenerationInfo generation) =>
        new(generation, await _progress.ReadAsync(view.Name, generation));

    static DeadLetter LetterOf(DeadRecord dead, string source) => new(
        new ItemName(source, dead.Item), dead.Version, new SlotId(dead.Slot), dead.Sequence,
        new TransactionId(dead.Transaction), Hlc.Parse(dead.CommitTime), dead.Reason);

    // A little more than a partition's share, so that most lists are one round.
    static int PageSize(int size, GenerationInfo generation) => (size / generation.Partitions) + 8;

    static GenerationInfo ReadableOf(ViewInfo view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Readable ?? throw new ArgumentException("A deleted view has no rows.", nameof(view));
    }
}
