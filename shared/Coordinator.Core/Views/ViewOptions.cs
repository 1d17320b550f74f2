namespace Coordinator.Core.Views;

/// <summary>How views are kept. Only cost and delays depend on it, and how soon a swapped generation goes.</summary>
public sealed record ViewOptions
{
    /// <summary>
    /// Over how many partitions a new generation is spread, so that no partition takes all writes of a view; 1 where a
    /// list costs the whole table anyway, as on Azurite. Generations that exist keep theirs.
    /// </summary>
    public int Partitions { get; init; } = 8;

    /// <summary>How old a host's list of views may be.</summary>
    public TimeSpan RefreshAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How old the lag in an answer may be.</summary>
    public TimeSpan LagAge { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a generation that was replaced or deleted stays: longer than any host reads it from an old list.
    /// </summary>
    public TimeSpan PurgeAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// When a purged generation is looked at once more, for what a host wrote that had been paused meanwhile.
    /// </summary>
    public TimeSpan ForgetAfter { get; init; } = TimeSpan.FromHours(1);
}
