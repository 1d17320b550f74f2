namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>How long to wait before the next look into a queue: twice as long after each that found nothing.</summary>
/// <param name="longest">The longest wait.</param>
sealed class PollingBackoff(TimeSpan longest)
{
    /// <summary>The wait after the first look that found nothing.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    TimeSpan _next = Shortest;

    /// <summary>The wait after a look that found nothing, or that failed.</summary>
    public TimeSpan AfterNothing()
    {
        TimeSpan wait = _next < longest ? _next : longest;
        _next = wait * 2;
        return wait;
    }

    /// <summary>A look found something: the next wait is the shortest again.</summary>
    public void AfterMessages() => _next = Shortest;
}
