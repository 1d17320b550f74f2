namespace Coordinator.Functions.Limiting;

/// <summary>
/// So many tokens a second, and at most one second's worth of them at once. On an injected clock, unlike the
/// framework's own, so that simulated hosts repeat. Safe for many threads.
/// </summary>
sealed class TokenBucket(int perSecond, TimeProvider time)
{
    readonly Lock _lock = new();
    double _tokens = perSecond;
    long _filled = time.GetTimestamp();

    /// <summary>Tokens a second.</summary>
    public int PerSecond => perSecond;

    /// <summary>Whole tokens that are there.</summary>
    public int Left
    {
        get
        {
            lock (_lock)
            {
                Fill_NeedsLock();
                return (int)_tokens;
            }
        }
    }

    /// <summary>Whether it is as good as a new one.</summary>
    public bool IsFull => Left == perSecond;

    /// <summary>Takes so many tokens, or none. More than it ever holds count as all that it holds.</summary>
    public bool TryTake(int tokens)
    {
        lock (_lock)
        {
            Fill_NeedsLock();
            var wanted = Math.Min(tokens, perSecond);
            if (_tokens < wanted)
                return false;
            _tokens -= wanted;
            return true;
        }
    }

    /// <summary>How long until so many tokens are there, if nobody else takes any.</summary>
    public TimeSpan WaitFor(int tokens)
    {
        lock (_lock)
        {
            Fill_NeedsLock();
            var missing = Math.Min(tokens, perSecond) - _tokens;
            return missing <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(missing / perSecond);
        }
    }

    void Fill_NeedsLock()
    {
        _tokens = Math.Min(perSecond, _tokens + (time.GetElapsedTime(_filled).TotalSeconds * perSecond));
        _filled = time.GetTimestamp();
    }
}
