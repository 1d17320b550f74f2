using NCrontab;

namespace Coordinator.Local.Runtime.Worker.Timers;

/// <summary>An NCRONTAB expression, in UTC.</summary>
sealed class CronSchedule(CrontabSchedule expression) : ISchedule
{
    // NCrontab searches no further than its end; an expression such as 30 February is never due.
    static readonly DateTime End = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    public DateTimeOffset? NextAfter(DateTimeOffset time)
    {
        DateTime next = expression.GetNextOccurrence(time.UtcDateTime, End);
        return next == End ? null : new DateTimeOffset(next, TimeSpan.Zero);
    }
}
