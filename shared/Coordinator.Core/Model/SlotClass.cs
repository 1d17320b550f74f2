using System.Collections.Immutable;

namespace Coordinator.Core.Model;

/// <summary>
/// Slots set apart for some collections, so that their shards can have a replication factor of their own.
/// </summary>
/// <param name="Name">The class's name.</param>
/// <param name="FirstSlot">Its first slot.</param>
/// <param name="SlotCount">How many it has.</param>
/// <param name="Collections">The collections whose items live there.</param>
public sealed record SlotClass(string Name, int FirstSlot, int SlotCount, ImmutableArray<string> Collections)
{
    /// <inheritdoc />
    public bool Equals(SlotClass? other) =>
        other is not null && Name == other.Name && FirstSlot == other.FirstSlot && SlotCount == other.SlotCount
        && Collections.AsSpan().SequenceEqual(other.Collections.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, FirstSlot, SlotCount);
}
