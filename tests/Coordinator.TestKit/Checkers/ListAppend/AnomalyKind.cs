namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>What can be wrong with a history, by the names of Adya and Elle.</summary>
public enum AnomalyKind
{
    /// <summary>The history itself is unusable: a value was appended twice, a client did two things at once.</summary>
    Malformed,

    /// <summary>A transaction's reads do not agree with its own earlier reads and appends.</summary>
    Internal,

    /// <summary>A transaction read a value that it appended only later.</summary>
    FutureRead,

    /// <summary>A value is twice in one read: a retry was applied twice.</summary>
    DuplicateElements,

    /// <summary>
    /// Two reads of one list of which neither is a beginning of the other, or one that contradicts the order in which
    /// a transaction appended.
    /// </summary>
    IncompatibleOrder,

    /// <summary>A value was read that nobody appended.</summary>
    Garbage,

    /// <summary>Aborted read: a value was read whose append did not happen.</summary>
    G1a,

    /// <summary>Intermediate read: another transaction's appends to a list were seen in part.</summary>
    G1b,

    /// <summary>A committed append follows one that did not happen.</summary>
    DirtyUpdate,

    /// <summary>Two transactions read the same version of a list and both appended to it.</summary>
    LostUpdate,

    /// <summary>Write cycle: only appends follow one another in a circle.</summary>
    G0,

    /// <summary>Circular information flow: appends and reads of them, at least one read.</summary>
    G1c,

    /// <summary>Read skew: a cycle with exactly one read that missed an append.</summary>
    GSingleItem,

    /// <summary>
    /// A cycle with several reads that missed an append, no two in a row; snapshot isolation forbids it too.
    /// </summary>
    GNonadjacent,

    /// <summary>Write skew: a cycle with several reads that missed an append.</summary>
    G2Item,
}
