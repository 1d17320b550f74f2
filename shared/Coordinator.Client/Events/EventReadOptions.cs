namespace Coordinator.Client;

/// <summary>How events are read.</summary>
public sealed record EventReadOptions
{
    static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    /// <summary>The most of a page, 1-1000; null for 100.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// How long the server waits for the first event, at most a minute; null for not at all, and 20 s where a log is
    /// followed.
    /// </summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Where a log is followed: whether to end when nothing more is there.</summary>
    public bool StopAtEnd { get; init; }

    /// <summary>The choices of one who follows.</summary>
    internal static EventReadOptions ToFollow(EventReadOptions? options)
    {
        var choices = options ?? new EventReadOptions();
        return choices.StopAtEnd ? choices : choices with { Wait = choices.Wait ?? LongPoll };
    }
}
