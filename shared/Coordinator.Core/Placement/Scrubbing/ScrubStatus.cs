namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>Whether a scrub saw all of its slot.</summary>
public enum ScrubStatus
{
    /// <summary>A replica did not answer; what the report tells is what was seen before.</summary>
    Silent,

    /// <summary>All rows were compared, and all differences looked at.</summary>
    Whole,

    /// <summary>There are more differences than one scrub looks at; the next one goes on.</summary>
    Cut,

    /// <summary>The slot's placement is being changed: try again later.</summary>
    Moving,
}
