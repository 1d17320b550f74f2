namespace Coordinator.Storage.Retries;

/// <summary>
/// How much may be repeated: a fifth of what is done anyway, and ten a second. When much fails, each thing repeated as
/// often as it may be would multiply the load just when there is too much of it (as in Finagle's retry budgets). Safe
/// for many threads.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class RetryBudget(TimeProvider time)
{
    /// <summary>What one first try adds.</summary>
    public const double ShareOfFirstTries = 0.2;

    /// <summary>What a second adds: for those who do little.</summary>
    public const double PerSecond = 10;

    /// <summary>What is saved up at most: some seconds' worth, not that of a quiet hour.</summary>
    public const double Most = 100;

    readonly Lock _lock = new();
    double _left = Most;
    long _filled = time.GetTimestamp();

    /// <summary>Something is done for the first time.</summary>
    public void Earn()
    {
        lock (_lock)
            Add_NeedsLock(ShareOfFirstTries);
    }

    /// <summary>Whether something may be repeated now; then it is counted.</summary>
    public bool TrySpend()
    {
        lock (_lock)
        {
            Add_NeedsLock(0);
            if (_left < 1)
                return false;
            _left--;
            return true;
        }
    }

    void Add_NeedsLock(double earned)
    {
        _left = Math.Min(Most, _left + earned + (time.GetElapsedTime(_filled).TotalSeconds * PerSecond));
        _filled = time.GetTimestamp();
    }
}
