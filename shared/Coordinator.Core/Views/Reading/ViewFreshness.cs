using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Catalog;

namespace Coordinator.Core.Views.Reading;

/// <summary>
/// Read your writes: waits until a view has applied whatever was acknowledged up to a commit time. First the log of
/// each slot tells which event that is, then the view's cursor whether it is applied; neither is asked again once it
/// has answered.
/// </summary>
/// <param name="views">Tells which generation is read.</param>
/// <param name="reader">Tells how far it is.</param>
/// <param name="coverage">
/// <see cref="LogCoverage.SequencesAsync"/>: for each slot the event up to which everything acknowledged is in its log;
/// null while that is not known.
/// </param>
/// <param name="signals">Tells when a log grows.</param>
/// <param name="time">How long it takes.</param>
public sealed class ViewFreshness(
    LiveViews views, ViewReader reader,
    Func<IReadOnlyCollection<SlotId>, Hlc, Task<IReadOnlyDictionary<SlotId, long?>>> coverage, LogSignals signals,
    TimeProvider time)
{
    static readonly TimeSpan PauseFirst = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan PauseMost = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for a view.</summary>
    /// <param name="view">The view, as <see cref="LiveViews.FindAsync"/> gave it.</param>
    /// <param name="slots">The slots that matter.</param>
    /// <param name="after">A commit time that a caller was told.</param>
    /// <param name="wait">How long to wait; nothing for one look.</param>
    /// <param name="cancellation">Ends the wait like the end of its time.</param>
    /// <returns>The view; another generation than before if that took over meanwhile.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<FreshView> WaitAsync(
        ViewInfo view, IReadOnlyCollection<SlotId> slots, Hlc after, TimeSpan wait, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        var start = time.GetTimestamp();
        var look = new FreshnessLook(reader, coverage, slots, after);
        var pause = PauseFirst;
        while (true)
        {
            var first = look.FirstUnlogged;
            long? seen = first is { } slot ? signals.CountOf(slot) : null;
            await look.LookAsync(view);
            var left = wait - time.GetElapsedTime(start);
            if (look.Behind.IsEmpty || left <= TimeSpan.Zero || cancellation.IsCancellationRequested)
                return new FreshView(view, look.Behind);
            seen = look.FirstUnlogged == first ? seen : null;
            pause = await PauseAsync(look.FirstUnlogged, seen, LookPause.Least(pause, left), cancellation)
                ? PauseFirst
                : LookPause.Least(pause * 2, PauseMost);
            if (await views.FindAsync(view.Name) is not { } found)
                return new FreshView(View: null, look.Behind);
            view = found;
        }
    }

    /// <returns>Whether the log has grown that had to.</returns>
    async Task<bool> PauseAsync(SlotId? unlogged, long? seen, TimeSpan pause, CancellationToken cancellation)
    {
        if (unlogged is { } slot)
            return await signals.WaitAsync(slot, pause, seen, cancellation);
        await Task.Delay(pause, time, cancellation)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return false;
    }
}
