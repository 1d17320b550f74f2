namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>
/// How long a message that is being worked on stays hidden from others, unless that is renewed. After that time the
/// message of a killed host comes back. (The official host hides it for ten minutes, and renews as well.)
/// </summary>
/// <param name="Duration">A whole number of seconds; the service knows nothing finer.</param>
sealed record QueueLease(TimeSpan Duration)
{
    public static QueueLease Default { get; } = new(TimeSpan.FromSeconds(30));

    /// <summary>A third of the lease: a renewal may fail twice before the message comes back.</summary>
    public TimeSpan RenewEvery => Duration / 3;
}
