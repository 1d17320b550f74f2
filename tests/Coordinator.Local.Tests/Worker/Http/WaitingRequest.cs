namespace Coordinator.Local.Tests.Worker.Http;

/// <summary>Lets a test hold a run of a function, and see how it ends.</summary>
public sealed class WaitingRequest
{
    readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Started => _started.Task;

    public Task Cancelled => _cancelled.Task;

    public void Release() => _release.TrySetResult();

    public async Task WaitAsync(CancellationToken cancellation)
    {
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
