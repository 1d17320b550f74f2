namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>What a history is held against; each model forbids all that the ones before forbid.</summary>
public enum ConsistencyModel
{
    /// <summary>Nobody reads what was not committed, and writes do not interleave.</summary>
    ReadCommitted,

    /// <summary>Some order of all transactions, one after the other, explains everything.</summary>
    Serializable,

    /// <summary>Such an order that also puts what ended before something began before it.</summary>
    StrictSerializable,
}
