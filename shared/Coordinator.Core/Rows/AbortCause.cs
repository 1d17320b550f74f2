namespace Coordinator.Core.Rows;

/// <summary>Why an attempt was aborted; decides whether the transaction's id may be tried again.</summary>
public enum AbortCause
{
    /// <summary>
    /// Lost to another transaction or to a silent coordinator; the id may be tried again with the next number.
    /// </summary>
    Conflict,

    /// <summary>An operation or its condition failed; a retry of the id gets the same answer.</summary>
    Failed,

    /// <summary>A client asked for the abort; the id is closed.</summary>
    Requested,
}
