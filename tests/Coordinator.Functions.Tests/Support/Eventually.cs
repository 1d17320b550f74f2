using Shouldly;

namespace Coordinator.Functions.Tests.Support;

/// <summary>Waits for what happens after an answer, and no longer than it may take.</summary>
static class Eventually
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Limit);
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
