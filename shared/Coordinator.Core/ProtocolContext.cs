using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.Core.Transactions;

namespace Coordinator.Core;

/// <summary>What every protocol runs on: effects, time, randomness, options. A driver supplies them.</summary>
/// <param name="Effects">The world.</param>
/// <param name="Time">The time of the driver: wall clock, virtual, or an orchestration's.</param>
/// <param name="Clock">The host's hybrid logical clock.</param>
/// <param name="Ids">Ids, nonces and jitter.</param>
/// <param name="Options">Timings.</param>
public sealed record ProtocolContext(
    IEffects Effects, TimeProvider Time, HlcClock Clock, IIdSource Ids, CoordinatorOptions Options)
{
    /// <summary>Which replicas reads ask first.</summary>
    public IReplicaPreference Preference { get; init; } = InSyncOrder.Instance;

    /// <summary>Who watches transactions run; nobody unless told otherwise.</summary>
    public ITransactionObserver Observer { get; init; } = NoObserver.Instance;

    /// <summary>The present.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>
    /// Waits after the given number of conflicts: doubling, bounded, with jitter of one half either way.
    /// </summary>
    public Task BackOffAsync(int conflicts)
    {
        var doubled = Options.BackoffFirst.TotalMilliseconds * Math.Pow(2, Math.Min(conflicts, 20));
        var bounded = Math.Min(doubled, Options.BackoffMax.TotalMilliseconds);
        return Effects.DelayAsync(TimeSpan.FromMilliseconds(bounded * (0.5 + Ids.NextFraction())));
    }
}
