namespace Coordinator.Local.Runtime.Worker.Timers;

/// <summary>When a timer is due.</summary>
interface ISchedule
{
    /// <summary>The first time that it is due after another; null when it is never due again.</summary>
    /// <param name="time">The other time, in UTC.</param>
    DateTimeOffset? NextAfter(DateTimeOffset time);
}
