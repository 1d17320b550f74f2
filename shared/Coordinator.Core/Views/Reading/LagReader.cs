using System.Collections.Immutable;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Core.Views.Reading;

/// <summary>Compares the cursors of a generation with the heads of the logs.</summary>
/// <param name="log">The event logs.</param>
/// <param name="records">Where views are kept.</param>
/// <param name="time">The age of events.</param>
/// <param name="slots">How many slots there are.</param>
sealed class LagReader(IEventLog log, IRecordStore records, TimeProvider time, int slots)
{
    const int SlotsAtOnce = 64;

    /// <summary>All slots, in order.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ImmutableArray<SlotLag>> ReadAsync(string view, GenerationInfo generation)
    {
        var positions = await PositionsAsync(view, generation);
        var progress = ImmutableArray.CreateBuilder<SlotLag>(slots);
        foreach (var some in Enumerable.Range(0, slots).Chunk(SlotsAtOnce))
        {
            progress.AddRange(await Task.WhenAll(some.Select(
                slot => OfAsync(new SlotId(slot), positions.GetValueOrDefault(slot)))));
        }

        return progress.MoveToImmutable();
    }

    /// <summary>The cursors of the slots that have one.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyDictionary<int, long>> PositionsAsync(string view, GenerationInfo generation)
    {
        var partitions = GenerationNames.Of(view, generation).SlotPartitions;
        var lists = await Task.WhenAll(partitions.Select(
            partition => records.ListAsync(partition, GenerationNames.CursorPrefix, after: null, slots)));
        return lists.SelectMany(list => list ?? throw new StoreUnavailableException("list of a view's cursors"))
            .ToDictionary(
                record => GenerationNames.SlotOfCursor(record.Key.Name),
                record => StoredJson.Parse<CursorRecord>(record.Value).Position);
    }

    async Task<SlotLag> OfAsync(SlotId slot, long position)
    {
        if (await log.HeadAsync(slot) is not { } head)
            return new SlotLag(slot, position, Head: null, Lag: null);
        var lag = position >= head ? TimeSpan.Zero : await LagAsync(slot, position);
        return new SlotLag(slot, position, head, lag);
    }

    async Task<TimeSpan?> LagAsync(SlotId slot, long position)
    {
        if (await log.ReadAsync(slot, position, limit: 1) is not { Events: [var waiting, ..] })
            return null;
        var age = time.GetUtcNow() - waiting.CommitTime.Time;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }
}
