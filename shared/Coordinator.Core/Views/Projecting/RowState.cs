using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Projecting;

/// <summary>A row of a view: everything but its positions is a function of the group's members.</summary>
sealed record RowState
{
    /// <summary>The group.</summary>
    public required ImmutableArray<string> Key { get; init; }

    /// <summary>How many entries it has now. A row without any is hidden; it stays for its positions.</summary>
    public long Members { get; init; }

    /// <summary>The sums that are not 0, by aggregate.</summary>
    public ImmutableSortedDictionary<string, string> Sums
    {
        get;
        init => field = value.WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The first member of each ordering that has one.</summary>
    public ImmutableSortedDictionary<string, OrderedValue> First
    {
        get;
        init => field = value.WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary<string, OrderedValue>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>For each source slot the last event that touched the row.</summary>
    public ImmutableSortedDictionary<int, long> Positions { get; init; } = ImmutableSortedDictionary<int, long>.Empty;

    /// <summary>For a slot whose last event is applied in part: how many of its steps are.</summary>
    public ImmutableSortedDictionary<int, int> Steps { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    /// <summary>Whether it has no members to show.</summary>
    [JsonIgnore]
    public bool IsHidden => Members == 0;

    /// <summary>Whether a step of a slot's event is in it already.</summary>
    public bool Has(SlotId slot, RowStep step)
    {
        var position = Positions.GetValueOrDefault(slot.Value);
        return step.Sequence < position
            || (step.Sequence == position && (!Steps.TryGetValue(slot.Value, out var done) || step.Number < done));
    }

    /// <summary>The row after a step of a slot's event.</summary>
    public RowState After(SlotId slot, RowStep step) => this with
    {
        Positions = Positions.SetItem(slot.Value, step.Sequence),
        Steps = step.IsLast ? Steps.Remove(slot.Value) : Steps.SetItem(slot.Value, step.Number + 1),
    };

    /// <summary>The last event of a slot whose effect on the row is complete.</summary>
    public long PositionOf(int slot) => Positions.GetValueOrDefault(slot) - (Steps.ContainsKey(slot) ? 1 : 0);
}
