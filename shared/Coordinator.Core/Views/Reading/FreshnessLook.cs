using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Views.Catalog;

namespace Coordinator.Core.Views.Reading;

/// <summary>What one reader who waits knows so far: which events the view must have, and which it has.</summary>
/// <param name="reader">Tells what the view has.</param>
/// <param name="coverage">Tells which event of a slot it must have.</param>
/// <param name="slots">The slots that matter.</param>
/// <param name="after">A commit time that the reader was told.</param>
sealed class FreshnessLook(
    ViewReader reader, Func<IReadOnlyCollection<SlotId>, Hlc, Task<IReadOnlyDictionary<SlotId, long?>>> coverage,
    IReadOnlyCollection<SlotId> slots, Hlc after)
{
    /// <summary>Each costs requests of its own.</summary>
    const int SlotsAtOnce = 64;

    readonly Dictionary<SlotId, long> _needed = [];
    readonly HashSet<SlotId> _covered = [];
    ImmutableArray<SlotId> _unlogged = [.. slots.Distinct().Order()];
    int _generation;

    /// <summary>Slots of which something may be missing in the view, in order.</summary>
    public ImmutableArray<SlotId> Behind =>
        [.. _unlogged.Concat(_needed.Keys.Where(slot => !_covered.Contains(slot))).Order()];

    /// <summary>A slot whose log may lack something; null when none does.</summary>
    public SlotId? FirstUnlogged => _unlogged.IsEmpty ? null : _unlogged[0];

    /// <summary>Asks for what is not known yet.</summary>
    public async Task LookAsync(ViewInfo view)
    {
        foreach (var some in _unlogged.Chunk(SlotsAtOnce))
            await LookAtLogsAsync(some);
        if (view.Readable!.Number != _generation)
        {
            // What another generation has applied says nothing about this one.
            _covered.Clear();
            _generation = view.Readable.Number;
        }

        var left = _needed.Where(slot => !_covered.Contains(slot.Key)).ToList();
        // One request for each slot, or one for each partition, whatever is less.
        var covered = left.Count <= view.Readable.Partitions
            ? await EachAsync(view, left)
            : await TogetherAsync(view, left);
        _covered.UnionWith(covered);
    }

    async Task LookAtLogsAsync(SlotId[] some)
    {
        var sequences = await coverage(some, after);
        foreach (var (slot, sequence) in sequences)
        {
            if (sequence is not { } known)
                continue;
            _unlogged = _unlogged.Remove(slot);
            // A log without events has nothing that the view could lack.
            if (known > 0)
                _needed[slot] = known;
        }
    }

    async Task<IEnumerable<SlotId>> EachAsync(ViewInfo view, List<KeyValuePair<SlotId, long>> left)
    {
        var answers = await Task.WhenAll(left.Select(slot => reader.CoversAsync(view, slot.Key, slot.Value)));
        return left.Zip(answers).Where(pair => pair.Second).Select(pair => pair.First.Key);
    }

    async Task<IEnumerable<SlotId>> TogetherAsync(ViewInfo view, List<KeyValuePair<SlotId, long>> left)
    {
        var positions = await reader.PositionsAsync(view);
        return left.Where(slot => positions.GetValueOrDefault(slot.Key.Value) >= slot.Value).Select(slot => slot.Key);
    }
}
