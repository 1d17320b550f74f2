using System.Runtime.CompilerServices;

namespace Coordinator.TestKit;

/// <summary>Waits, within bounds, for what other threads or processes bring about; never for a time.</summary>
public static class Eventually
{
    /// <summary>Longer than anything takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <exception cref="TimeoutException">It never became true.</exception>
    public static Task IsTrueAsync(
        Func<bool> condition,
        TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(condition))] string? text = null) =>
        IsTrueAsync(() => Task.FromResult(condition()), patience, text);

    /// <exception cref="TimeoutException">It never became true.</exception>
    public static async Task IsTrueAsync(
        Func<Task<bool>> condition,
        TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        var within = patience ?? Patience;
        if (await TrueAsync(condition, within) is null)
            throw new TimeoutException($"Not true within {within}: {text}");
    }

    /// <summary>Asks until the answer is true or the time is up.</summary>
    /// <returns>How long it took; null when the time was up.</returns>
    public static async Task<TimeSpan?> TrueAsync(Func<Task<bool>> condition, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > within)
                return null;
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }

        return TimeProvider.System.GetElapsedTime(start);
    }
}
