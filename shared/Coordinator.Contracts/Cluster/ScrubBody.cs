using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Cluster;

/// <summary>The report of the last scrub: <c>GET /api/cluster/scrub</c>.</summary>
public sealed record ScrubBody
{
    /// <summary>One of <see cref="ScrubStates"/>.</summary>
    [AllowedValues(ScrubStates.Running, ScrubStates.Done)]
    public required string State { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When this was noted.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Slots of the deployment.</summary>
    public required int Slots { get; init; }

    /// <summary>Slots that were looked at.</summary>
    public required int SlotsDone { get; init; }

    /// <summary>Slots of which not all could be looked at, in the end.</summary>
    [Description("Slots that were being moved, or whose stores did not answer, until the end.")]
    public required IReadOnlyList<int> Incomplete { get; init; }

    /// <summary>Rows that replicas have in common.</summary>
    public required long RowsCompared { get; init; }

    /// <summary>Rows that differed, were missing, too many, or unreadable.</summary>
    [Description("Rows that differed, were missing, too many, or unreadable.")]
    public required long Differences { get; init; }

    /// <summary>Writes that made a row what it should be.</summary>
    public required long Repaired { get; init; }

    /// <summary>What was found and not repaired.</summary>
    [Description("What was found and not repaired, at most 200 of it.")]
    public required IReadOnlyList<ScrubFindingBody> Left { get; init; }
}
