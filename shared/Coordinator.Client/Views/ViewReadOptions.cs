using System.Globalization;
using Coordinator.Client.Http;

namespace Coordinator.Client;

/// <summary>What a view must have applied before it is read, and how long to wait for that.</summary>
public sealed record ViewReadOptions
{
    /// <summary>
    /// A commit time that an answer gave: the view must have applied whatever was acknowledged up to it. <c>now</c>:
    /// whatever was acknowledged before this request. Null for what is there.
    /// </summary>
    public string? After { get; init; }

    /// <summary>Whether <see cref="After"/> is the highest commit time that this client has seen.</summary>
    public bool AfterSeen { get; init; }

    /// <summary>
    /// Only these slots count, those of the transaction stand in its answer; null for all, which costs more.
    /// </summary>
    public IReadOnlyList<int>? Slots { get; init; }

    /// <summary>How long the server waits for the view, at most a minute.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>What this client wrote, or saw, is in the view.</summary>
    /// <param name="wait">How long to wait for that; then the answer is 503.</param>
    public static ViewReadOptions OwnWrites(TimeSpan wait) => new() { AfterSeen = true, Wait = wait };

    /// <summary>Everything that was acknowledged before the request is in the view.</summary>
    /// <param name="wait">How long to wait for that; then the answer is 503.</param>
    public static ViewReadOptions Now(TimeSpan wait) => new() { After = "now", Wait = wait };

    internal IEnumerable<(string Name, string? Value)> Parameters(SeenCommitTime seen)
    {
        var after = AfterSeen ? seen.Highest : After;
        if (after is null)
            return [];
        var slots = Slots?.Select(slot => slot.ToString(CultureInfo.InvariantCulture));
        return
        [
            ("after", after), ("slots", slots is null ? null : string.Join(',', slots)),
            ("waitMs", QueryText.Ms(Wait)),
        ];
    }
}
