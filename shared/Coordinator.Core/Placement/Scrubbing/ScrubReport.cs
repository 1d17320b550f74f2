using System.Collections.Immutable;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>What a scrub of all slots found and did so far.</summary>
public sealed record ScrubReport
{
    /// <summary>Findings that are kept.</summary>
    public const int LeftMax = 200;

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Slots of the deployment.</summary>
    public required int Slots { get; init; }

    /// <summary>When this was written.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool IsDone { get; init; }

    /// <summary>Slots that were looked at.</summary>
    public int SlotsDone { get; init; }

    /// <summary>Slots of which not all could be looked at, in the end.</summary>
    public ImmutableArray<int> Incomplete { get; init; } = [];

    /// <summary>Rows that replicas have in common, each counted once.</summary>
    public long RowsCompared { get; init; }

    /// <summary>
    /// Rows that differed, were missing, too many, or unreadable. Where a slot was gone over again, what was found and
    /// left is counted by the last time only.
    /// </summary>
    public long Differences { get; init; }

    /// <summary>Writes that made a row what it should be.</summary>
    public long Repaired { get; init; }

    /// <summary>What was found and not repaired; the first <see cref="LeftMax"/> of it.</summary>
    public ImmutableArray<ScrubFinding> Left { get; init; } = [];

    /// <summary>This with the scrubs of some more slots.</summary>
    /// <param name="scrubs">The scrubs.</param>
    /// <param name="isLastTry">Whether slots that are not whole are not gone over again.</param>
    public ScrubReport With(IReadOnlyCollection<SlotScrub> scrubs, bool isLastTry)
    {
        ArgumentNullException.ThrowIfNull(scrubs);
        var last = scrubs.Where(scrub => isLastTry || scrub.Status == ScrubStatus.Whole).ToList();
        // What the others repaired is not found again; what they compared and left is.
        var settled = scrubs.Except(last).Sum(scrub => (long)scrub.Settled);
        return this with
        {
            SlotsDone = SlotsDone + scrubs.Count(scrub => scrub.Status == ScrubStatus.Whole),
            RowsCompared = RowsCompared + last.Sum(scrub => (long)scrub.RowsCompared),
            Differences = Differences + settled + last.Sum(scrub => (long)scrub.Differences),
            Repaired = Repaired + scrubs.Sum(scrub => (long)scrub.Repaired),
            Left = [.. Left.Concat(last.SelectMany(scrub => scrub.Left)).Take(LeftMax)],
        };
    }
}
