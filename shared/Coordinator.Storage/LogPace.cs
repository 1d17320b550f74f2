namespace Coordinator.Storage;

/// <summary>
/// Thins out a warning that an outage would repeat with every request: the first is told at once, then at most one each
/// second for each subject, with how many were left out in between. Safe for many threads.
/// </summary>
/// <param name="time">The clock.</param>
sealed class LogPace(TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly Lock _lock = new();
    readonly Dictionary<string, (long Told, int LeftOut)> _subjects = new(StringComparer.Ordinal);

    /// <summary>Whether to tell now.</summary>
    /// <param name="subject">What it is about: one of a few names, such as those of stores.</param>
    /// <param name="leftOut">How many were left out since the last one that was told.</param>
    public bool Admits(string subject, out int leftOut)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var isKnown = _subjects.TryGetValue(subject, out var last);
            leftOut = last.LeftOut;
            var admits = !isKnown || time.GetElapsedTime(last.Told, now) >= Pause;
            _subjects[subject] = admits ? (now, 0) : (last.Told, leftOut + 1);
            return admits;
        }
    }
}
