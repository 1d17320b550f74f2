using System.Globalization;
using Coordinator.Client.Http;
using Coordinator.Contracts.Items;

namespace Coordinator.Client;

/// <summary>How fresh a read of one item is, or as of when.</summary>
public sealed record ItemReadOptions
{
    /// <summary>What any replica has: fastest, may be some commits behind.</summary>
    public static ItemReadOptions Eventual { get; } = new() { Consistency = Consistencies.Eventual };

    /// <summary>One of <see cref="Consistencies"/>; null for strong.</summary>
    public string? Consistency { get; init; }

    /// <summary>
    /// The item as it was: a commit time, a time (RFC 3339), or <c>seq:</c> and a sequence number of its slot's log.
    /// Null for the present.
    /// </summary>
    public string? AsOf { get; init; }

    /// <summary>
    /// A version that the caller has: then the answer is 304 without a value. Null for always the value.
    /// </summary>
    public long? KnownVersion { get; init; }

    internal string Query => QueryText.Of(("consistency", Consistency), ("asOf", AsOf));

    internal string? IfNoneMatch =>
        KnownVersion is { } version ? string.Create(CultureInfo.InvariantCulture, $"\"{version}\"") : null;

    /// <summary>As it was at a commit time, that commit included.</summary>
    /// <param name="commitTime">As an answer carried it.</param>
    public static ItemReadOptions AtCommitTime(string commitTime) => new() { AsOf = commitTime };

    /// <summary>As it was at a time, which has to be past.</summary>
    /// <param name="time">The time.</param>
    public static ItemReadOptions AtTime(DateTimeOffset time) => new() { AsOf = QueryText.Of(time) };

    /// <summary>As it was when its slot's log ended with this event.</summary>
    /// <param name="sequence">The event's number; 0 is before all.</param>
    public static ItemReadOptions AtSequence(long sequence) =>
        new() { AsOf = string.Create(CultureInfo.InvariantCulture, $"seq:{sequence}") };
}
