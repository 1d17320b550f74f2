namespace Coordinator.Core.Placement.Changes;

/// <summary>How a scan of a partition ended.</summary>
enum ScanEnd
{
    /// <summary>The store did not answer.</summary>
    Silent,

    /// <summary>All rows were read.</summary>
    Whole,

    /// <summary>There is a row that cannot be read.</summary>
    Unreadable,

    /// <summary>Whoever took the pages wanted no more.</summary>
    Stopped,
}
