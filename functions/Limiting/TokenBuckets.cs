namespace Coordinator.Functions.Limiting;

/// <summary>
/// The buckets of those who were here lately, by name. One that is full again is as good as a new one and is let go,
/// so callers that come and go cost no memory. Safe for many threads.
/// </summary>
sealed class TokenBuckets(TimeProvider time)
{
    /// <summary>Many more than call one host within a second.</summary>
    public const int CountMax = 10_000;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly Lock _lock = new();
    readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);
    long _dropped = time.GetTimestamp();

    /// <summary>Buckets that are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _buckets.Count;
        }
    }

    /// <summary>The bucket of a name; past <see cref="CountMax"/> newcomers share one.</summary>
    public TokenBucket Of(string name, int perSecond)
    {
        lock (_lock)
        {
            if (_buckets.TryGetValue(name, out var known))
                return known;
            // Once a second: nothing is full again sooner, and to look at all for each newcomer would take too long.
            if (_buckets.Count >= CountMax && time.GetElapsedTime(_dropped) >= Pause)
                DropFull_NeedsLock();
            return _buckets.Count >= CountMax ? Add_NeedsLock("", perSecond) : Add_NeedsLock(name, perSecond);
        }
    }

    TokenBucket Add_NeedsLock(string name, int perSecond)
    {
        if (!_buckets.TryGetValue(name, out var bucket))
            _buckets[name] = bucket = new TokenBucket(perSecond, time);
        return bucket;
    }

    void DropFull_NeedsLock()
    {
        _dropped = time.GetTimestamp();
        foreach (var name in _buckets.Where(bucket => bucket.Value.IsFull).Select(bucket => bucket.Key).ToList())
            _buckets.Remove(name);
    }
}
