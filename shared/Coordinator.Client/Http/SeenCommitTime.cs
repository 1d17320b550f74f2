namespace Coordinator.Client.Http;

/// <summary>
/// The highest commit time that any answer told. Commit times are ordered as text. Safe for many threads.
/// </summary>
sealed class SeenCommitTime
{
    string? _highest;

    /// <summary>The highest so far; null before the first.</summary>
    public string? Highest => Volatile.Read(ref _highest);

    /// <summary>Takes note of one; null is none.</summary>
    public void Observe(string? commitTime)
    {
        var highest = Highest;
        while (commitTime is not null && string.CompareOrdinal(commitTime, highest) > 0)
        {
            var found = Interlocked.CompareExchange(ref _highest, commitTime, highest);
            if (ReferenceEquals(found, highest))
                return;
            highest = found;
        }
    }
}
