namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>What a row counts as when replicas are compared.</summary>
enum SeenKind
{
    /// <summary>There is no such row.</summary>
    Absent,

    /// <summary>A tombstone or a placeholder: as good as none, but it has a mark.</summary>
    Nothing,

    /// <summary>Its content counts.</summary>
    Content,

    /// <summary>An aborted outcome: home replicas may differ in it, but none may be committed.</summary>
    Aborted,

    /// <summary>An attempt holds it.</summary>
    InFlight,

    /// <summary>It was found and cannot be read.</summary>
    Unreadable,
}
