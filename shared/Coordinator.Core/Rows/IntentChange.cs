namespace Coordinator.Core.Rows;

/// <summary>What an intent does to its item when its attempt commits.</summary>
public enum IntentChange
{
    /// <summary>
    /// Nothing: the attempt read the item, and the intent keeps others from writing it (else write skew).
    /// </summary>
    Lock,

    /// <summary>The item gets a new value.</summary>
    Put,

    /// <summary>The item is deleted; a tombstone stays.</summary>
    Delete,
}
