namespace Coordinator.Core.Views;

/// <summary>What a view makes of the values of a group's members.</summary>
public enum AggregateKind
{
    /// <summary>The number of members; needs no values.</summary>
    Count,

    /// <summary>The exact sum; a member without a value adds nothing, and a group without values has 0.</summary>
    Sum,

    /// <summary>The least value: numbers by size, then texts by code points; null in a group without values.</summary>
    Min,

    /// <summary>The greatest value, in the order of <see cref="Min"/>; null in a group without values.</summary>
    Max,

    /// <summary>
    /// The value of the latest member: of the highest commit time, then slot, sequence number, and place in the event.
    /// Null when that member has none.
    /// </summary>
    Last,
}
