using Coordinator.Core.Effects;

namespace Coordinator.Storage.Health;

/// <summary>What the requests to one store show of it. Safe for many threads.</summary>
/// <param name="store">Its name.</param>
/// <param name="time">The clock.</param>
sealed class StoreGauge(string store, TimeProvider time)
{
    /// <summary>From this share of errors on others are asked first, where there are others.</summary>
    const double SuspectShare = 0.2;

    /// <summary>The weight of the newest measurement: some ten of them make a change felt.</summary>
    const double NewestWeight = 0.2;

    static readonly TimeSpan LatencyAgeMax = TimeSpan.FromSeconds(10);

    /// <summary>So long after the last write that failed it still counts that none was answered since.</summary>
    static readonly TimeSpan WriteAgeMax = TimeSpan.FromSeconds(10);

    readonly Lock _lock = new();
    readonly ErrorWindow _errors = new(time);
    double? _latencyMs;
    long _measured;
    DateTimeOffset? _answered;
    DateTimeOffset? _unanswered;
    DateTimeOffset? _failingSince;
    DateTimeOffset? _writesFailingSince;
    long _writeFailed;

    /// <summary>A point read was answered.</summary>
    public void Measured(TimeSpan latency)
    {
        lock (_lock)
        {
            var known = Latency_NeedsLock ?? latency.TotalMilliseconds;
            _latencyMs = known + (NewestWeight * (latency.TotalMilliseconds - known));
            _measured = time.GetTimestamp();
        }
    }

    /// <summary>A request has ended. A refusal is an answer.</summary>
    public void Ended(bool isAnswered, bool isWrite)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _errors.Add(isAnswered);
            _answered = isAnswered ? now : _answered;
            _unanswered = isAnswered ? _unanswered : now;
            _failingSince = isAnswered ? null : _failingSince ?? now;
            if (isWrite)
                WriteEnded_NeedsLock(isAnswered, now);
        }
    }

    /// <summary>The state.</summary>
    /// <param name="isDown">Whether the store is not asked at present.</param>
    public StoreHealthState Read(bool isDown)
    {
        lock (_lock)
        {
            var share = _errors.Share;
            var writesFailingSince = WritesFailingSince_NeedsLock;
            var failingSince = Earliest(_failingSince, writesFailingSince);
            var isSuspect = failingSince is not null || share >= SuspectShare;
            var health = isDown ? StoreHealth.Down : isSuspect ? StoreHealth.Suspect : StoreHealth.Healthy;
            return new StoreHealthState(store, health, Latency_NeedsLock, share, failingSince)
            {
                WritesFailingSince = writesFailingSince,
                LastAnswered = _answered,
                LastUnanswered = _unanswered,
            };
        }
    }

    /// <summary>
    /// A full, throttled or forbidden account answers reads and no write, so reads say nothing of writes. But a store
    /// that nobody writes to any more is as well as its reads are.
    /// </summary>
    DateTimeOffset? WritesFailingSince_NeedsLock =>
        _writesFailingSince is not null && time.GetElapsedTime(_writeFailed) > WriteAgeMax ? null : _writesFailingSince;

    void WriteEnded_NeedsLock(bool isAnswered, DateTimeOffset now)
    {
        _writesFailingSince = isAnswered ? null : WritesFailingSince_NeedsLock ?? now;
        _writeFailed = isAnswered ? _writeFailed : time.GetTimestamp();
    }

    static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other ?? one : one;

    double? Latency_NeedsLock => _latencyMs is not null && time.GetElapsedTime(_measured) > LatencyAgeMax
        ? null
        : _latencyMs;
}
