using System.Collections.Concurrent;

namespace Coordinator.Local.Runtime.Durable;

/// <summary>Tells those who wait for an instance in this process that its state was changed here.</summary>
sealed class InstanceSignals
{
    readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Ends with the next change that this process makes; take it before looking at the instance.</summary>
    public Task NextChangeOf(string instanceId) => _waiting.GetOrAdd(
        instanceId, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Changed(string instanceId)
    {
        if (_waiting.TryRemove(instanceId, out var waiting))
            waiting.TrySetResult();
    }
}
