namespace Coordinator.Core.Effects;

/// <summary>Which condition of a write did not hold.</summary>
public enum RefusalReason
{
    /// <summary>An insert met an existing row.</summary>
    Exists,

    /// <summary>A replace, delete or touch met no row.</summary>
    Missing,

    /// <summary>The row no longer carries the given mark.</summary>
    Changed,
}
