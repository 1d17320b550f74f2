using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Core.Views;

/// <summary>
/// Applies the events of a slot to a generation of a view, each exactly once, whoever else does the same at the same
/// time (decision 0005):
/// <list type="number">
/// <item>Read the cursor, the events after it, and what their items contribute so far.</item>
/// <item>Apply them to the rows, each row for itself; a row leaves out what it has.</item>
/// <item>In one batch under the cursor's mark: what the items contribute now, dead letters, and the cursor.</item>
/// </list>
/// Until the last step nothing of the first has changed, so whoever repeats it after a crash computes the same.
/// </summary>
/// <param name="log">The event logs.</param>
/// <param name="records">Where views are kept.</param>
public sealed class Projector(IEventLog log, IRecordStore records)
{
    const int EventsMax = 100;
    const int RowsAtOnce = 16;

    /// <summary>Applies the next batch of events, if there is any.</summary>
    /// <param name="generation">The generation.</param>
    /// <param name="slot">The slot.</param>
    public async Task<FollowResult> FollowAsync(ViewGeneration generation, SlotId slot)
    {
        ArgumentNullException.ThrowIfNull(generation);
        var names = GenerationNames.Of(generation.View, generation.Info);
        var cursor = await records.ReadAsync(names.Cursor(slot));
        if (cursor.Status == ReadStatus.Unknown)
            return new FollowResult(FollowState.Unavailable, 0, 0);
        var position = PositionOf(cursor);
        if (await log.ReadAsync(slot, position, EventsMax) is not { } page)
            return new FollowResult(FollowState.Unavailable, position, 0);
        var events = Consecutive(page.Events, position);
        if (events.IsEmpty)
        {
            var isCaughtUp = page.Events.IsEmpty && page.Head <= position;
            return new FollowResult(isCaughtUp ? FollowState.CaughtUp : FollowState.Gap, position, page.Head)
            {
                Waiting = WaitingOf(page, position),
            };
        }

        var (state, applied, dead) = await ApplyAsync(generation, slot, cursor, events);
        if (state == FollowState.CaughtUp && applied < page.Head)
            state = FollowState.Behind;
        return new FollowResult(state, applied, page.Head)
        {
            Waiting = state == FollowState.CaughtUp ? null : WaitingOf(page, applied),
            DeadLetters = dead,
        };
    }

    async Task<(FollowState State, long Position, int DeadLetters)> ApplyAsync(
        ViewGeneration generation, SlotId slot, RecordRead cursor, ImmutableArray<LogEvent> events)
    {
        var names = GenerationNames.Of(generation.View, generation.Info);
        var position = PositionOf(cursor);
        var lookup = new SourceLookup(records, generation, names, slot);
        var (limited, items) = lookup.Limit(events);
        if (await lookup.ReadAsync(items) is not { } sources)
            return (FollowState.Unavailable, position, 0);
        // Who reads the sources of a later position is overtaken already.
        if (sources.Values.Any(source => source.Record?.Sequence > position))
            return (FollowState.Overtaken, position, 0);

        var batch = new ProjectionBatch(generation, names, slot, sources);
        foreach (var next in limited)
        {
            if (!batch.TryAdd(next))
                break;
        }

        var writer = new RowWriter(records, names, new ViewShape(generation.Info.Aggregates), slot);
        var outcome = await ApplyRowsAsync(writer, batch);
        if (outcome != RowOutcome.Done)
            return (StateOf(outcome), position, 0);
        var result = await records.CommitAsync(batch.LastWrites(cursor.Record?.ETag));
        return result.Status switch
        {
            CommitStatus.Applied => (FollowState.CaughtUp, batch.Last, batch.DeadLetters),
            CommitStatus.Refused => (FollowState.Overtaken, position, 0),
            _ => (FollowState.Unavailable, position, 0),
        };
    }

    static async Task<RowOutcome> ApplyRowsAsync(RowWriter writer, ProjectionBatch batch)
    {
        foreach (var some in batch.Rows.Chunk(RowsAtOnce))
        {
            var outcomes = await Task.WhenAll(some.Select(writer.ApplyAsync));
            if (outcomes.Max() is var worst && worst != RowOutcome.Done)
                return worst;
        }

        return RowOutcome.Done;
    }

    static ImmutableArray<LogEvent> Consecutive(ImmutableArray<LogEvent> events, long position) =>
        [.. events.TakeWhile((next, index) => next.Sequence == position + index + 1)];

    /// <summary>Of a page that is applied as a whole, the last: the next one committed after it.</summary>
    static Hlc? WaitingOf(EventPage page, long applied) => page.Events.IsEmpty
        ? null
        : (page.Events.FirstOrDefault(next => next.Sequence > applied) ?? page.Events[^1]).CommitTime;

    static long PositionOf(RecordRead cursor) =>
        cursor.Record is { } record ? StoredJson.Parse<CursorRecord>(record.Value).Position : 0;

    static FollowState StateOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Contended => FollowState.Overtaken,
        RowOutcome.Inconsistent => FollowState.Inconsistent,
        _ => FollowState.Unavailable,
    };
}
