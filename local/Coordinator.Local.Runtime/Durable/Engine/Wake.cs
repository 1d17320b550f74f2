namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Cuts waits short: there is something to look at now.</summary>
sealed class Wake(TimeProvider time)
{
    TaskCompletionSource _next = New();

    /// <summary>Ends with the next <see cref="Set"/>; take it before looking.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Waits for a time, or until woken.</summary>
    /// <param name="woken">What <see cref="Next"/> was before the look that found nothing.</param>
    /// <param name="longest">The time.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    public async Task WaitAsync(Task woken, TimeSpan longest, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(woken, Task.Delay(longest, time, ended.Token));
        await ended.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
