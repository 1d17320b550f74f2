namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>What became of a write of a cursor.</summary>
public enum CursorWriteStatus
{
    /// <summary>Nobody knows: the store does not answer. The default, which errs on the safe side.</summary>
    Unknown,

    /// <summary>It is stored, and what was to be written with it as well.</summary>
    Written,

    /// <summary>Somebody else has written the cursor since it was read; nothing was written.</summary>
    Overtaken,

    /// <summary>What was to be written with it was refused; nothing was written.</summary>
    Refused,
}
