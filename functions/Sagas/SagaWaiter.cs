using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Functions.Sagas;

/// <summary>Waits for a saga's end by looking at what is shown of it, ever more seldom.</summary>
public sealed class SagaWaiter(ISagas sagas, TimeProvider time)
{
    static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(1);

    /// <summary>Looks at a saga until it has ended, or the time is up.</summary>
    /// <param name="id">The saga.</param>
    /// <param name="tenant">Who asks: what is not this tenant's is not there.</param>
    /// <param name="wait">How long; nothing for one look.</param>
    /// <param name="cancellation">The caller has gone.</param>
    /// <param name="stopping">The host stops: those who wait get what there is, and ask another one.</param>
    /// <returns>What was shown last; null when there is no such saga, which is not waited for.</returns>
    public async Task<SagaStatus?> FindAsync(
        string id, Tenant tenant, TimeSpan wait, CancellationToken cancellation, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        var start = time.GetTimestamp();
        for (var pause = PauseMin; ; pause = pause * 2 < PauseMax ? pause * 2 : PauseMax)
        {
            var found = await sagas.FindAsync(id);
            if (found is not null && !tenant.Sees(found.Tenant))
                return null;
            var left = wait - time.GetElapsedTime(start);
            if (found is null || found.EndedAt is not null || left <= TimeSpan.Zero
                || stopping.IsCancellationRequested)
                return found;
            await Task.Delay(pause < left ? pause : left, time, end.Token).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
