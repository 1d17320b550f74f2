using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Reads;

namespace Coordinator.TestKit.Worlds;

/// <summary>How a simulated host differs from others.</summary>
public sealed record NodeOptions
{
    /// <summary>How far its clock is off.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>Timings of its protocols.</summary>
    public CoordinatorOptions Coordinator { get; init; } = new();

    /// <summary>Put between its protocols and the world.</summary>
    public Func<IEffects, IEffects> Decorate { get; init; } = effects => effects;

    /// <summary>Put between its event log, sequencer and consumers, and the stores.</summary>
    public Func<IReplicaStore, IReplicaStore> DecorateLog { get; init; } = store => store;

    /// <summary>Which replicas its reads ask first.</summary>
    public IReplicaPreference Preference { get; init; } = InSyncOrder.Instance;

    /// <summary>Put between what changes its placement, or deletes what a change left, and the stores.</summary>
    public Func<IReplicaStore, IReplicaStore> DecorateChanges { get; init; } = store => store;

    /// <summary>Put between its scrubs and the stores.</summary>
    public Func<IReplicaStore, IReplicaStore> DecorateScrubs { get; init; } = store => store;

    /// <summary>Its ids; null for random ones.</summary>
    public IIdSource? Ids { get; init; }

    /// <summary>Whether it loses the work that follows an answer.</summary>
    public bool DropsFinish { get; init; }
}
