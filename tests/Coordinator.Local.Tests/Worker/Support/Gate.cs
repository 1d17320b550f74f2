namespace Coordinator.Local.Tests.Worker.Support;

/// <summary>Lets a test hold runs of functions, and see how they end.</summary>
public sealed class Gate
{
    readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _startedCount;

    /// <summary>Completes when a run is at the gate.</summary>
    public Task Started => _started.Task;

    /// <summary>How many runs have come to the gate.</summary>
    public int StartedCount => Volatile.Read(ref _startedCount);

    /// <summary>Completes when a run was cancelled at the gate.</summary>
    public Task Cancelled => _cancelled.Task;

    /// <summary>Opens the gate for good.</summary>
    public void Release() => _release.TrySetResult();

    public async Task WaitAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _startedCount);
        _started.TrySetResult();
        try
        {
            await _release.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }
    }
}
