using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>What a scrub of a slot found and did.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Status">Whether all of it was looked at.</param>
/// <param name="RowsCompared">Rows, each counted once, that replicas have in common.</param>
/// <param name="Differences">Rows that differed, were missing, too many, or unreadable, and stayed so.</param>
/// <param name="Repaired">Writes that made a replica's row what it should be.</param>
/// <param name="Left">What was found and not repaired.</param>
public sealed record SlotScrub(
    SlotId Slot, ScrubStatus Status, int RowsCompared, int Differences, int Repaired, ImmutableArray<ScrubFinding> Left)
{
    /// <summary>A scrub that came to nothing.</summary>
    public static SlotScrub Nothing(SlotId slot, ScrubStatus status) => new(slot, status, 0, 0, 0, []);

    /// <summary>Differences of which nothing is left.</summary>
    [JsonIgnore]
    public int Settled => Differences - Left.Select(finding => finding.Row).Distinct().Count();

    /// <inheritdoc />
    public bool Equals(SlotScrub? other) =>
        other is not null && Slot == other.Slot && Status == other.Status && RowsCompared == other.RowsCompared
        && Differences == other.Differences && Repaired == other.Repaired
        && Left.AsSpan().SequenceEqual(other.Left.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Slot, Status, Differences, Repaired);
}
