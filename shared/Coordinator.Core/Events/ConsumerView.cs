using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Events;

/// <summary>
/// Reads what consumers may see of a slot: what its last in-sync replica holds, whose log is a beginning of all others.
/// Under an old placement it need not be one: when a store joins, the last replica of before may hold events that the
/// new one lacks, and a failover gives their numbers to others. So the guard of the epoch that the reader believes in
/// is read at that replica after what is handed out.
/// </summary>
/// <remarks>
/// A replica that was dropped while it was silent keeps its guard. Its log stays a beginning of the others, but it
/// stands still: so a placement of some age is read anew, for the sake of progress.
/// </remarks>
sealed class ConsumerView(ProtocolContext context, IReplicaStore store)
{
    /// <summary>So long may a consumer go on at a replica that was dropped.</summary>
    static readonly TimeSpan PlacementAgeMax = TimeSpan.FromSeconds(5);

    long _placed = context.Time.GetTimestamp();

    /// <summary>Reads, and once more if the placement turns out to be an old one.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="readAsync">
    /// Reads at the last replica of a placement; null when it did not answer or was not in force.
    /// </param>
    public async Task<T?> ReadAsync<T>(SlotId slot, Func<SlotPlacement, Task<T?>> readAsync)
        where T : class
    {
        var placement = await PlaceAsync(slot);
        if (await readAsync(placement) is { } read)
            return read;
        var newest = (await context.Effects.PlaceAsync(refresh: true)).Of(slot);
        return newest.Epoch > placement.Epoch ? await readAsync(newest) : null;
    }

    /// <summary>
    /// Whether a placement was in force while rows were read before this call: a guard that is gone never returns.
    /// </summary>
    public async Task<bool> IsInForceAsync(SlotPlacement placement) =>
        (await store.ReadAsync(placement.Guard(placement.InSync[^1]))).Status == ReadStatus.Found;

    async Task<SlotPlacement> PlaceAsync(SlotId slot)
    {
        var isOld = context.Time.GetElapsedTime(_placed) >= PlacementAgeMax;
        if (isOld)
            _placed = context.Time.GetTimestamp();
        return (await context.Effects.PlaceAsync(refresh: isOld)).Of(slot);
    }
}
