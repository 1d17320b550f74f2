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

    readonly Lock _lock = new();
    readonly ErrorWindow _errors = new(time);
    double? _latencyMs;
    long _measured;
    DateTimeOffset? _answered;
    DateTimeOffset? _unanswered;
    DateTimeOffset? _failingSince;

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

    /// <summary>A request has ended.</summary>
    public void Ended(bool isAnswered)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _errors.Add(isAnswered);
            _answered = isAnswered ? now : _answered;
            _unanswered = isAnswered ? _unanswered : now;
            _failingSince = isAnswered ? null : _failingSince ?? now;
        }
    }

    /// <summary>The state.</summary>
    /// <param name="isDown">Whether the store is not asked at present.</param>
    public StoreHealthState Read(bool isDown)
    {
        lock (_lock)
        {
            var share = _errors.Share;
            var isSuspect = _failingSince is not null || share >= SuspectShare;
            var health = isDown ? StoreHealth.Down : isSuspect ? StoreHealth.Suspect : StoreHealth.Healthy;
            return new StoreHealthState(store, health, Latency_NeedsLock, share, _failingSince)
            {
                LastAnswered = _answered,
                LastUnanswered = _unanswered,
            };
        }
    }

    double? Latency_NeedsLock => _latencyMs is not null && time.GetElapsedTime(_measured) > LatencyAgeMax
        ? null
        : _latencyMs;
}
