using System.Globalization;
using NCrontab;

namespace Coordinator.Local.Runtime.Worker.Timers;

/// <summary>Reads the schedule of a timer trigger.</summary>
static class ScheduleText
{
    const int FieldsWithSeconds = 6;

    /// <summary>Six NCRONTAB fields, or five (then at second 0), or a time span.</summary>
    /// <param name="text">The schedule, its references to settings resolved.</param>
    /// <exception cref="InvalidOperationException">It is none of these.</exception>
    public static ISchedule Parse(string text)
    {
        var options = new CrontabSchedule.ParseOptions
        {
            IncludingSeconds =
                text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds,
        };
        if (CrontabSchedule.TryParse(text, options) is { } expression)
            return new CronSchedule(expression);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan interval) && interval > TimeSpan.Zero
            ? new IntervalSchedule(interval)
            : throw new InvalidOperationException(
                $"'{text}' is no schedule: give six NCRONTAB fields (seconds first) or a time span (hh:mm:ss).");
    }
}
