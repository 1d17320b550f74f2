using Coordinator.Local.Tests.Worker.Support;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Tests.Worker.Timers;

public static class TimedFunctions
{
    public sealed class EveryTenSeconds(Journal journal)
    {
        [Function("EveryTenSeconds")]
        public void Run([TimerTrigger("*/10 * * * * *")] TimerInfo timer)
            => journal.Write($"{timer.ScheduleStatus!.Last:mm:ss} {timer.ScheduleStatus.Next:mm:ss} {timer.IsPastDue}");
    }

    public sealed class AtStart(Journal journal)
    {
        [Function("AtStart")]
        public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer)
            => journal.Write($"{timer.ScheduleStatus!.Next:yyyy-MM-dd}");
    }

    public sealed class BySetting(Journal journal)
    {
        [Function("BySetting")]
        public Task RunAsync([TimerTrigger("%Sweep:Schedule%")] TimerInfo timer)
        {
            journal.Write("ran");
            return Task.CompletedTask;
        }
    }

    public sealed class Slow(Gate gate, Journal journal)
    {
        [Function("Slow")]
        public async Task RunAsync([TimerTrigger("00:00:10")] TimerInfo timer, CancellationToken cancellation)
        {
            journal.Write("in");
            await gate.WaitAsync(cancellation);
            journal.Write("out");
        }
    }

    public sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([TimerTrigger("*/10 * * * * *")] TimerInfo timer)
        {
            journal.Write("tried");
            throw new InvalidOperationException("every time");
        }
    }

    public static class Wrong
    {
        [Function("Wrong")]
        public static void Run([TimerTrigger("*/10 * * * * *")] string timer)
        {
        }
    }
}
