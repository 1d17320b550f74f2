using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Catalog;

namespace Coordinator.Core.Views.Reading;

/// <summary>
/// How far a view lags behind the logs: what is asked of every slot is kept for a moment, since many readers may want
/// to know.
/// </summary>
sealed class ViewLag(ProgressReader progress, TimeProvider time, ViewOptions options)
{
    readonly Lock _gate = new();
    readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>The most that any slot lags; null when nobody knows.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task<TimeSpan?> OfAsync(string view, GenerationInfo generation)
    {
        lock (_gate)
        {
            var known = _kept.GetValueOrDefault(view);
            if (known is not null && known.Generation == generation.Number && !known.Lag.IsFaulted
                && time.GetElapsedTime(known.AskedAt) < options.LagAge)
                return known.Lag;
            var lag = AskAsync(view, generation);
            _kept[view] = new Kept(generation.Number, time.GetTimestamp(), lag);
            return lag;
        }
    }

    async Task<TimeSpan?> AskAsync(string view, GenerationInfo generation)
    {
        var slots = await progress.ReadAsync(view, generation);
        return slots.All(slot => slot.Lag is not null) ? slots.Max(slot => slot.Lag) : null;
    }

    sealed record Kept(int Generation, long AskedAt, Task<TimeSpan?> Lag);
}
