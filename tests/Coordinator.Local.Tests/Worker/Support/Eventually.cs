using System.Runtime.CompilerServices;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Support;

/// <summary>Waits, within bounds, for what other threads bring about.</summary>
static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    public static Task IsTrueAsync(
        Func<bool> condition,
        TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(condition))] string? text = null)
        => IsTrueAsync(() => Task.FromResult(condition()), patience, text);

    public static async Task IsTrueAsync(
        Func<Task<bool>> condition,
        TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(patience ?? Patience, text);
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }
    }
}
