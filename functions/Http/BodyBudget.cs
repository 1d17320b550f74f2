using Coordinator.Core.Model;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Telemetry;

namespace Coordinator.Functions.Http;

/// <summary>
/// How much of requests' bodies a host keeps at once, and how long one may take to arrive. What counts is what has
/// arrived, not what was announced: an announcement costs its sender nothing. Safe for many threads.
/// </summary>
sealed class BodyBudget(CoordinatorSettings settings, HostMetrics metrics, TimeProvider time)
{
    long _free = settings.Limits.BodyBytes;

    /// <summary>
    /// What one request is charged at most: half, so that the greatest one is served beside others. It never is less
    /// than its bytes.
    /// </summary>
    public long ShareMax { get; } = Math.Max(Limits.RequestBytesMax, settings.Limits.BodyBytes / 2);

    /// <summary>Bytes that bodies may still take.</summary>
    public long Free => Interlocked.Read(ref _free);

    /// <summary>The share of one request; disposed of when the request ends.</summary>
    public BodyIntake Begin() => new(this);

    /// <summary>Now, to measure how long a body takes.</summary>
    public long Timestamp => time.GetTimestamp();

    /// <summary>How long ago a timestamp was.</summary>
    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    /// <summary>Begins the time that a body has.</summary>
    public CancellationTokenSource StartTimeout() => new(settings.Limits.BodyTimeout, time);

    /// <summary>Takes so many bytes, or none, which is counted: the request is refused then.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _free, -bytes) >= 0)
            return true;
        GiveBack(bytes);
        metrics.Calls.Refused("body");
        return false;
    }

    /// <summary>Gives them back.</summary>
    public void GiveBack(long bytes) => Interlocked.Add(ref _free, bytes);
}
