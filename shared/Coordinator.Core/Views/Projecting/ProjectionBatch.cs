using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Views.Projecting;

/// <summary>
/// Consecutive events of a slot and what they do to a view: steps of its rows, and the sources and the cursor that are
/// written last. The same events on the same sources always give the same.
/// </summary>
/// <param name="generation">The generation.</param>
/// <param name="names">Where its records are.</param>
/// <param name="slot">The slot.</param>
/// <param name="known">The sources of all items of the events.</param>
sealed class ProjectionBatch(
    ViewGeneration generation, GenerationNames names, SlotId slot, IReadOnlyDictionary<string, KnownSource> known)
{
    // One write is the cursor.
    const int WritesMax = Limits.BatchRowsMax - 1;

    // Room for the cursor.
    const int BytesMax = RecordNames.BatchBytesMax - 1000;

    readonly ChangeProjector _projector = new(generation.Projection);
    readonly Dictionary<string, SourceRecord?> _sources = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<RowStep>> _rows = new(StringComparer.Ordinal);
    readonly List<DeadRecord> _dead = [];
    int _bytes;

    /// <summary>The last event taken; 0 before the first.</summary>
    public long Last { get; private set; }

    /// <summary>Changes that were refused.</summary>
    public int DeadLetters => _dead.Count;

    /// <summary>The steps of each row that is touched, in order.</summary>
    public IEnumerable<RowStep[]> Rows => _rows.Values.Select(steps => steps.ToArray());

    /// <summary>Takes the next event, unless what is written last would no longer fit one batch.</summary>
    public bool TryAdd(LogEvent next)
    {
        var effects = next.Changes.Select((change, place) => (change, place))
            .Where(entry => entry.change.Item.Collection == generation.Info.Source)
            .Select(entry => EffectOf(next, entry.change, entry.place)).ToList();
        var items = effects.Where(effect => effect.Dead is null).Select(effect => effect.Change.Item.Key);
        var writes = _sources.Keys.Union(items, StringComparer.Ordinal).Count()
            + _dead.Count + effects.Count(effect => effect.Dead is not null);
        var bytes = _bytes + effects.Sum(effect => effect.Bytes);
        var fits = writes <= WritesMax && bytes <= BytesMax;
        Invariant.Require(fits || Last > 0, "the limits of a transaction and of entries let one event fit");
        if (!fits)
            return false;
        (_bytes, Last) = (bytes, next.Sequence);
        Take(next.Sequence, effects);
        return true;
    }

    /// <summary>The batch that ends it: all sources and dead letters, and the cursor under its mark.</summary>
    /// <param name="cursor">The cursor's mark; null when there is none yet.</param>
    public ImmutableArray<RecordWrite> LastWrites(ETag? cursor)
    {
        var writes = ImmutableArray.CreateBuilder<RecordWrite>(_sources.Count + _dead.Count + 1);
        var position = StoredJson.Bytes(new CursorRecord(Last));
        writes.Add(cursor is { } mark
            ? new ReplaceRecord(names.Cursor(slot), position, mark)
            : new InsertRecord(names.Cursor(slot), position));
        writes.AddRange(_sources.Select(entry => SourceWrite(entry.Key, entry.Value)).OfType<RecordWrite>());
        writes.AddRange(_dead.Select(dead =>
            new InsertRecord(names.Dead(slot, dead.Sequence, dead.Item), StoredJson.Bytes(dead))));
        return writes.ToImmutable();
    }

    ChangeEffect EffectOf(LogEvent from, ItemChange change, int place)
    {
        var projected = _projector.Project(change);
        if (projected.Refusal is not null)
        {
            var dead = new DeadRecord(
                change.Item.Key, slot.Value, from.Sequence, from.Transaction.Value, from.CommitTime.ToString(),
                change.Version, projected.Refusal);
            return new ChangeEffect(change, Source: null, StoredJson.Bytes(dead).Length, dead);
        }

        var source = projected.Entries.IsEmpty
            ? null
            : new SourceRecord(
                change.Item.Key, from.Sequence, from.CommitTime.ToString(), place, projected.Entries);
        return new ChangeEffect(change, source, source is null ? 0 : StoredJson.Bytes(source).Length, Dead: null);
    }

    void Take(long sequence, List<ChangeEffect> effects)
    {
        var moves = new List<(bool IsRemoval, Member Member)>();
        foreach (var effect in effects)
        {
            if (effect.Dead is not null)
            {
                _dead.Add(effect.Dead);
                continue;
            }

            var item = effect.Change.Item.Key;
            var before = _sources.TryGetValue(item, out var changed) ? changed : known[item].Record;
            moves.AddRange(MembersOf(before).Select(member => (true, member)));
            moves.AddRange(MembersOf(effect.Source).Select(member => (false, member)));
            _sources[item] = effect.Source;
        }

        foreach (var row in moves.GroupBy(move => move.Member.Entry.Group, StringComparer.Ordinal))
            AddSteps(row.Key, sequence, [.. row]);
    }

    void AddSteps(string group, long sequence, (bool IsRemoval, Member Member)[] moves)
    {
        var steps = CollectionsMarshal.GetValueRefOrAddDefault(_rows, group, out _) ??= [];
        steps.AddRange(moves.Select((move, number) =>
            new RowStep(sequence, number, number == moves.Length - 1, move.IsRemoval, move.Member)));
    }

    IEnumerable<Member> MembersOf(SourceRecord? source) =>
        source?.Entries.Select((entry, place) => new Member(entry, place, slot, source)) ?? [];

    RecordWrite? SourceWrite(string item, SourceRecord? source)
    {
        var key = names.Source(slot, item);
        return (source, known[item].ETag) switch
        {
            (null, null) => null,
            (null, { } mark) => new DeleteRecord(key, mark),
            ({ }, null) => new InsertRecord(key, StoredJson.Bytes(source)),
            ({ }, { } mark) => new ReplaceRecord(key, StoredJson.Bytes(source), mark),
        };
    }
}
