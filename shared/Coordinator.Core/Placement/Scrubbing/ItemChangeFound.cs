using Coordinator.Core.Model;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>A committed change of an item, as the log or the outbox of a replica tells.</summary>
/// <param name="CommitTime">When it was committed.</param>
/// <param name="Version">The item's version after it.</param>
/// <param name="IsDeleted">Whether it deleted the item.</param>
/// <param name="Value">The value after it; null also when the event that holds it cannot be read.</param>
sealed record ItemChangeFound(Hlc CommitTime, long Version, bool IsDeleted, string? Value)
{
    /// <summary>Whether it is known what the item became.</summary>
    public bool IsComplete => IsDeleted || Value is not null;
}
