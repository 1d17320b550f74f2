using Coordinator.Local.Tests.Worker.Support;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>
/// Moves a clock on while something is waited for: a little at a time, so that what is due runs in between. Hours pass in
/// milliseconds.
/// </summary>
static class RunningTime
{
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    public static async Task UntilAsync(this ManualTime time, Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Eventually.Patience * 2, what);
            await Task.Delay(Breath, TimeProvider.System);
            time.Advance(Step);
        }
    }

    public static async Task<T> RunAsync<T>(this ManualTime time, Task<T> task, string what)
    {
        await time.UntilAsync(() => task.IsCompleted, what);
        return await task;
    }
}
