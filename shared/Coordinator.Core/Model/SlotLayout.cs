using System.Collections.Immutable;

namespace Coordinator.Core.Model;

/// <summary>
/// Which slots a name may fall into. Fixed when a deployment is created: another layout would look for items where they
/// are not.
/// </summary>
/// <param name="SlotCount">All slots.</param>
/// <param name="Classes">
/// Slots set apart for some collections; they follow those of all others. A collection is in one class at most.
/// </param>
public sealed record SlotLayout(int SlotCount, ImmutableArray<SlotClass> Classes)
{
    /// <summary>All slots for all names.</summary>
    public static SlotLayout Even(int slotCount) => new(slotCount, []);

    /// <summary>The slots of a collection's items: the first, and how many.</summary>
    public (int First, int Count) RangeOf(string collection)
    {
        foreach (var one in Classes)
        {
            if (one.Collections.Contains(collection))
                return (one.FirstSlot, one.SlotCount);
        }

        return Rest;
    }

    /// <summary>The slots of everything that is in no class: the first, and how many.</summary>
    public (int First, int Count) Rest => (0, SlotCount - Classes.Sum(one => one.SlotCount));

    /// <inheritdoc />
    public bool Equals(SlotLayout? other) =>
        other is not null && SlotCount == other.SlotCount && Classes.AsSpan().SequenceEqual(other.Classes.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(SlotCount, Classes.Length);
}
