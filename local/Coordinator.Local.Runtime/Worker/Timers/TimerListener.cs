using System.Collections.Immutable;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Timers;

/// <summary>
/// Runs one function on its schedule, one run after the other. What comes due while a run is under way is skipped.
/// </summary>
sealed class TimerListener(
    BoundFunction function, ISchedule schedule, bool runOnStartup, FunctionRunner runner, TimeProvider time)
    : ITriggerListener
{
    // A system timer takes no more than 49 days.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public async Task ListenAsync(CancellationToken stopping, CancellationToken abandoned)
    {
        DateTimeOffset? last = null;
        DateTimeOffset? due = runOnStartup ? time.GetUtcNow() : schedule.NextAfter(time.GetUtcNow());
        while (due is { } now)
        {
            await WaitUntilAsync(now, stopping);
            await RunAsync(last, now, abandoned);
            last = now;
            // Never before what just ran: a timer may fire a little early, and the clock may be set back.
            due = schedule.NextAfter(Later(now, time.GetUtcNow()));
        }
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    async Task WaitUntilAsync(DateTimeOffset due, CancellationToken stopping)
    {
        for (TimeSpan left = due - time.GetUtcNow(); left > TimeSpan.Zero; left = due - time.GetUtcNow())
            await Task.Delay(left < LongestWait ? WholeMilliseconds(left) : LongestWait, time, stopping);
        stopping.ThrowIfCancellationRequested();
    }

    /// <summary>Rounded up: Task.Delay drops what is below a millisecond, and a wait of none spins.</summary>
    static TimeSpan WholeMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    async Task RunAsync(DateTimeOffset? last, DateTimeOffset due, CancellationToken abandoned)
    {
        var info = new TimerInfo
        {
            ScheduleStatus = new ScheduleStatus
            {
                Last = last?.UtcDateTime ?? default,
                Next = schedule.NextAfter(due)?.UtcDateTime ?? default,
                LastUpdated = time.GetUtcNow().UtcDateTime,
            },
        };
        try
        {
            var trigger = new TriggerEvent(info, ImmutableDictionary<string, object?>.Empty);
            await runner.RunAsync(function, trigger, abandoned);
        }
#pragma warning disable CA1031 // The runner has logged it, and the next run is due all the same.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
