using System.Collections.Concurrent;
using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Reads;

/// <summary>
/// Healthy stores before suspect ones before those that are down; among these the near before the far; among the
/// equally near the order of the in-sync set, which differs from shard to shard and so spreads the reads. Safe for many
/// threads.
/// </summary>
/// <param name="health">How the stores fare.</param>
public sealed class HealthyFirst(IStoreHealth health) : IReplicaPreference
{
    /// <summary>Up to here all are near: less is the noise of one machine.</summary>
    const double NearMs = 4;

    /// <summary>So far beyond the bounds of its class must a latency be before the store changes class.</summary>
    const double Tolerance = 1.3;

    readonly ConcurrentDictionary<string, int> _distances = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ImmutableArray<Replica> Order(SlotPlacement slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        if (slot.InSync.Length == 1)
            return slot.InSync;
        var states = slot.InSync.ToDictionary(replica => replica, replica => health.Of(replica.Store));
        return
        [
            .. slot.InSync
                .OrderBy(replica => states[replica].State)
                .ThenBy(replica => Distance(states[replica])),
        ];
    }

    /// <summary>
    /// Doublings of <see cref="NearMs"/>. A store whose latency nobody measured lately counts as near, so that it is
    /// measured again. Two threads that disagree for a moment do no harm.
    /// </summary>
    int Distance(StoreHealthState state)
    {
        if (state.LatencyMs is not { } latency)
            return 0;
        var known = _distances.GetValueOrDefault(state.Name, -1);
        var isStill = known >= 0 && latency <= UpperMs(known) * Tolerance
            && (known == 0 || latency >= UpperMs(known - 1) / Tolerance);
        return isStill ? known : _distances[state.Name] = ClassOf(latency);
    }

    static int ClassOf(double latencyMs) =>
        latencyMs <= NearMs ? 0 : (int)Math.Ceiling(Math.Log2(latencyMs / NearMs));

    static double UpperMs(int distance) => NearMs * Math.Pow(2, distance);
}
