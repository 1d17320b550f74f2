using System.ComponentModel;

namespace Coordinator.Contracts.Cluster;

/// <summary>A difference that a scrub left as it was.</summary>
public sealed record ScrubFindingBody
{
    /// <summary>The replica: slot@store.incarnation.</summary>
    [Description("The replica: slot@store.incarnation.")]
    public required string Replica { get; init; }

    /// <summary>The row.</summary>
    public required string Row { get; init; }

    /// <summary>Why it was left.</summary>
    [Description("unknown: a store did not answer. nothingDecides: neither the log nor a majority tells which copy is "
        + "right. inFlight: a transaction holds it. noCopy: no other replica has it. inOutbox: the log lacks it still. "
        + "changed: it was written meanwhile.")]
    public required string Reason { get; init; }
}
