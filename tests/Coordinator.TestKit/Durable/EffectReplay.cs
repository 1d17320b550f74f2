using System.Collections.Immutable;
using Coordinator.Core.Durable.Json;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;

namespace Coordinator.TestKit.Durable;

/// <summary>One life of a protocol's code.</summary>
/// <param name="issued">What earlier lives asked for.</param>
/// <param name="startedAt">When it was started.</param>
sealed class EffectReplay<TResult>(List<EffectCall> issued, DateTimeOffset startedAt)
    : ReplaySession<TResult>(issued, startedAt, EffectJson.Options), IEffects
{
    public Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows) =>
        Ask<ImmutableArray<ReadResult>>(EffectKinds.Read, "", rows).Result;

    public Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches) =>
        Ask<ImmutableArray<CommitResult>>(EffectKinds.Commit, "", batches).Result;

    public Task<PlacementMap> PlaceAsync(bool refresh) => Ask<PlacementMap>(EffectKinds.Place, "", refresh).Result;

    public Task DelayAsync(TimeSpan delay) => Ask<bool>(EffectKinds.Delay, "", delay).Result;

    public Task SendAsync(ResolveNudge nudge) => Ask<bool>(EffectKinds.Nudge, "", nudge).Result;
}
