namespace Coordinator.Core.Placement.Changes;

/// <summary>How a pass of a copy ended.</summary>
public enum CopyStatus
{
    /// <summary>A store did not answer; another pass may.</summary>
    Silent,

    /// <summary>The copy was the same as its source already.</summary>
    Clean,

    /// <summary>Rows were written; what changed meanwhile is for another pass.</summary>
    Written,

    /// <summary>The copy is open: there is nothing left to copy.</summary>
    Open,

    /// <summary>Somebody else copies into the same partition, or it was given up.</summary>
    Superseded,

    /// <summary>The source holds a row that cannot be read: a scrub repairs it.</summary>
    Unreadable,
}
