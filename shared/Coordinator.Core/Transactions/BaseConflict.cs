namespace Coordinator.Core.Transactions;

/// <summary>Why the items of a transaction cannot be used as they were read.</summary>
enum BaseConflict
{
    /// <summary>They can.</summary>
    None,

    /// <summary>A replica did not answer.</summary>
    Unavailable,

    /// <summary>An item carries another attempt's intent.</summary>
    Held,

    /// <summary>The replicas of an item differ: it was read between two writes, or with an old map.</summary>
    Torn,
}
