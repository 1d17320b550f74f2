using Coordinator.Local.Runtime.Durable.History;
using Microsoft.DurableTask;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>
/// The events of an execution and who waits for them. Of several waiters for one name the latest gets the event, as
/// with the official worker: so one who has given up a wait in a loop does not swallow it. One who has cancelled never
/// does.
/// </summary>
sealed class ExternalEvents(DataConverter converter, OrchestratorThread thread)
{
    readonly Dictionary<string, List<IEventWaiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    readonly List<EventRaised> _unclaimed = [];

    public bool HasWaiters => _waiters.Count > 0;

    /// <summary>Events that nobody has waited for yet, in the order of their arrival.</summary>
    public IReadOnlyList<EventRaised> Unclaimed => _unclaimed;

    public void Arrive(EventRaised raised)
    {
        if (_waiters.TryGetValue(raised.Name, out var waiters))
            Deliver(raised, waiters);
        else
            _unclaimed.Add(raised);
    }

    public Task<T> WaitAsync<T>(string name, CancellationToken cancellation)
    {
        var waiter = new EventWaiter<T>();
        Add(name, waiter);
        if (_unclaimed.Find(raised => raised.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } first)
        {
            _unclaimed.Remove(first);
            Deliver(first, _waiters[name]);
        }
        cancellation.Register(() => thread.Send(_ => GiveUp(name, waiter, cancellation), state: null));
        return waiter.Task;
    }

    void GiveUp<T>(string name, EventWaiter<T> waiter, CancellationToken cancellation)
    {
        Remove(name, waiter);
        waiter.Cancel(cancellation);
    }

    void Deliver(EventRaised raised, List<IEventWaiter> waiters)
    {
        var latest = waiters[^1];
        Remove(raised.Name, latest);
        latest.Deliver(raised.Payload, converter);
    }

    void Add<T>(string name, EventWaiter<T> waiter)
    {
        if (!_waiters.TryGetValue(name, out var waiters))
            _waiters[name] = waiters = [];
        else if (waiters[^1].PayloadType != waiter.PayloadType)
            throw new ArgumentException(
                $"The event '{name}' is already waited for as {waiters[^1].PayloadType}, not {waiter.PayloadType}.",
                nameof(name));
        waiters.Add(waiter);
    }

    void Remove(string name, IEventWaiter waiter)
    {
        if (_waiters.TryGetValue(name, out var waiters) && waiters.Remove(waiter) && waiters.Count == 0)
            _waiters.Remove(name);
    }
}
