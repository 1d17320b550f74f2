using Microsoft.DurableTask;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>Someone who waits for an event with a payload of a type.</summary>
sealed class EventWaiter<T> : IEventWaiter
{
    readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public Type PayloadType => typeof(T);

    public void Cancel(CancellationToken token) => _source.TrySetCanceled(token);

    public void Deliver(string? payload, DataConverter converter)
    {
        T value;
        try
        {
            value = converter.Deserialize<T>(payload)!;
        }
#pragma warning disable CA1031 // Whatever a converter throws about a payload belongs to the one who waits for it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _source.TrySetException(error);
            return;
        }
        _source.TrySetResult(value);
    }
}
