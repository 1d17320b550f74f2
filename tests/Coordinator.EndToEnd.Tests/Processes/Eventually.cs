namespace Coordinator.EndToEnd.Tests.Processes;

/// <summary>Waits for a condition, never for a time.</summary>
static class Eventually
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is true or the time is up.</summary>
    /// <returns>How long it took; null when the time was up.</returns>
    public static async Task<TimeSpan?> TrueAsync(Func<Task<bool>> condition, TimeSpan within)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > within)
                return null;
            await Task.Delay(Interval, TimeProvider.System);
        }
        return TimeProvider.System.GetElapsedTime(start);
    }
}
