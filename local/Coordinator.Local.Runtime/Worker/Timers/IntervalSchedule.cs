namespace Coordinator.Local.Runtime.Worker.Timers;

/// <summary>A fixed time between runs.</summary>
sealed class IntervalSchedule(TimeSpan interval) : ISchedule
{
    public DateTimeOffset? NextAfter(DateTimeOffset time) => time + interval;
}
