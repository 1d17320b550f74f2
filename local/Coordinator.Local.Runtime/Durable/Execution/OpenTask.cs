using Coordinator.Local.Runtime.Durable.History;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>Something that an orchestrator has begun and that has not ended.</summary>
sealed class OpenTask
{
    // Its continuation runs at once, on the orchestrator's thread: that makes the order of events the order of effects.
    readonly TaskCompletionSource<string?> _source = new();

    /// <summary>Its result as JSON.</summary>
    public Task<string?> Task => _source.Task;

    public void Complete(string? result) => _source.TrySetResult(result);

    public void Fail(Failure failure) => _source.TrySetException(new StoredFailureException(failure));

    public bool Cancel(CancellationToken token) => _source.TrySetCanceled(token);
}
