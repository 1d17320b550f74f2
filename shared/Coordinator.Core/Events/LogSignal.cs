namespace Coordinator.Core.Events;

/// <summary>Counts, and wakes those who wait for the next count.</summary>
sealed class LogSignal
{
    readonly Lock _gate = new();
    HashSet<TaskCompletionSource<bool>> _waiting = [];
    long _count;

    /// <summary>How often it was raised.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Wakes all who wait.</summary>
    public void Raise()
    {
        HashSet<TaskCompletionSource<bool>> woken;
        lock (_gate)
        {
            _count++;
            (woken, _waiting) = (_waiting, []);
        }

        foreach (var waiter in woken)
            waiter.TrySetResult(true);
    }

    /// <summary>Lets somebody wait for the count after the one that they saw.</summary>
    /// <returns>False when that is past.</returns>
    public bool TryEnter(TaskCompletionSource<bool> waiter, long seen)
    {
        lock (_gate)
        {
            return _count == seen && _waiting.Add(waiter);
        }
    }

    /// <summary>Forgets somebody who no longer waits.</summary>
    public void Leave(TaskCompletionSource<bool> waiter)
    {
        lock (_gate)
        {
            _waiting.Remove(waiter);
        }
    }
}
