using System.Collections.Immutable;

namespace Coordinator.Core.Operations;

/// <summary>What must hold of an item before the transaction. All parts that are given must hold.</summary>
public sealed record Condition
{
    /// <summary>Whether the item exists.</summary>
    public bool? Exists { get; init; }

    /// <summary>
    /// The item's version; 0 stands for an item that does not exist. An item that comes back an hour or more after it
    /// was deleted begins at 1 again; whoever holds a version for so long compares a value too.
    /// </summary>
    public long? Version { get; init; }

    /// <summary>Values by JSON pointer; a JSON null also holds where nothing is.</summary>
    public ImmutableArray<ExpectedValue> Values { get; init; } = [];
}
