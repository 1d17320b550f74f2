namespace Coordinator.Core.Durable;

/// <summary>
/// The timings of durable runs. Their effects take longer than inline ones, each by the round trips of a queue and a
/// table, and seconds more when a host dies between two of them.
/// </summary>
public static class DurableTimings
{
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    static readonly TimeSpan BackoffFirst = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan BackoffMax = TimeSpan.FromSeconds(2);

    /// <summary>The host's timings, made longer where a durable run needs it.</summary>
    public static CoordinatorOptions Of(CoordinatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with
        {
            AttemptLease = Longer(options.AttemptLease, Lease),
            BackoffFirst = Longer(options.BackoffFirst, BackoffFirst),
            BackoffMax = Longer(options.BackoffMax, BackoffMax),
        };
    }

    static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
