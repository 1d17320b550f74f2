using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Catalog;

namespace Coordinator.Core.Views.Reading;

/// <summary>
/// How far a view lags behind the logs: what is asked of every slot is kept for a moment, since many readers may want
/// to know.
/// </summary>
sealed class ViewLag(LagReader progress, TimeProvider time, ViewOptions options)
{
    /// <summary>A row is not kept back for longer only because the log of some slot is silent.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    readonly Lock _gate = new();
    readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>The most that any slot lags; null when nobody knows, or not soon.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<TimeSpan?> OfAsync(string view, GenerationInfo generation)
    {
        try
        {
            return await LagOf(view, generation).WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    Task<TimeSpan?> LagOf(string view, GenerationInfo generation)
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
