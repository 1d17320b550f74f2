using System.Collections.Immutable;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Effects;

/// <summary>
/// Everything that the protocols do to the world. Every await in a protocol is on one of these, so the same code runs
/// inline in a function, in a durable orchestration where each effect is an activity, and in a simulator that decides
/// the order, the delay and the fault of each. Duties of an implementation:
/// <list type="number">
/// <item>No method throws for a fault of a store or the network: such a fault is the value Unknown.</item>
/// <item>Applied is answered only when the batch is durable; Refused only when this request wrote nothing.</item>
/// <item>A batch that was answered Unknown may still be applied at any later time; nothing else may.</item>
/// <item>A batch is sent once. A retry is the protocol's business, after it has read back.</item>
/// <item>The members of one call run in parallel and in any order; the call returns when each has its answer.</item>
/// </list>
/// </summary>
public interface IEffects
{
    /// <summary>Reads rows by their addresses; the results stand in the same order.</summary>
    Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows);

    /// <summary>Commits batches, each atomic for itself; the results stand in the same order.</summary>
    Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches);

    /// <summary>The placement map: from memory, or read anew when a guard was found missing.</summary>
    /// <param name="refresh">
    /// Read the register; otherwise what this host read last is good enough, since guards catch an old map.
    /// </param>
    /// <returns>The map; an old one when the register does not answer.</returns>
    Task<PlacementMap> PlaceAsync(bool refresh);

    /// <summary>Waits.</summary>
    Task DelayAsync(TimeSpan delay);

    /// <summary>Asks some host to look at an attempt later; best effort, since the sweeper finds it anyway.</summary>
    Task SendAsync(ResolveNudge nudge);
}
