using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Projecting;

/// <summary>As many steps of a row as fit one batch, put together.</summary>
/// <param name="row">The row before.</param>
/// <param name="slot">The slot of the events.</param>
/// <param name="shape">The view's shape.</param>
sealed class RowChange(RowState row, SlotId slot, ViewShape shape)
{
    // One write is the row itself.
    const int OrderWritesMax = Limits.BatchRowsMax - 1;

    readonly Dictionary<string, ExactSum> _sums =
        row.Sums.ToDictionary(sum => sum.Key, sum => ExactSum.Parse(sum.Value), StringComparer.Ordinal);

    RowState _row = row;

    /// <summary>What happens to the row's orderings.</summary>
    public ImmutableArray<OrderChange> Orders { get; } =
        [.. shape.Orderings.Select(ordering => new OrderChange(ordering))];

    /// <summary>Takes the next steps as long as there is room.</summary>
    /// <param name="steps">All steps that are left.</param>
    /// <param name="taken">How many were taken; at least one.</param>
    /// <returns>
    /// False when a member leaves that is not there: the row was changed by something else than these steps.
    /// </returns>
    public bool TryTake(ReadOnlySpan<RowStep> steps, out int taken)
    {
        for (taken = 0; taken < steps.Length && HasRoom; taken++)
        {
            Apply(steps[taken]);
            if (_row.Members < 0)
                return false;
        }

        return true;
    }

    /// <summary>The row afterwards.</summary>
    /// <param name="next">For each of <see cref="Orders"/> who follows its first member, if that was needed.</param>
    public RowState RowAfter(ImmutableArray<OrderedValue?> next)
    {
        var first = _row.First;
        foreach (var (order, following) in Orders.Zip(next))
        {
            first = order.First(first.GetValueOrDefault(order.Ordering.Id), following) is { } value
                ? first.SetItem(order.Ordering.Id, value)
                : first.Remove(order.Ordering.Id);
        }

        var sums = _sums.Where(sum => !sum.Value.Units.IsZero)
            .ToImmutableSortedDictionary(sum => sum.Key, sum => sum.Value.ToString(), StringComparer.Ordinal);
        return _row with { First = first, Sums = sums };
    }

    bool HasRoom => Orders.Sum(order => order.Count) + Orders.Length <= OrderWritesMax;

    void Apply(RowStep step)
    {
        _row = _row.After(slot, step) with { Members = _row.Members + (step.IsRemoval ? -1 : 1) };
        foreach (var name in shape.Sums)
        {
            if (step.Member.Entry.Values.TryGetValue(name, out var value))
                Add(name, ExactSum.Parse(value.GetRawText()), step.IsRemoval);
        }

        foreach (var order in Orders)
            order.Apply(step);
    }

    void Add(string name, ExactSum value, bool isRemoval)
    {
        var sum = _sums.GetValueOrDefault(name);
        _sums[name] = isRemoval ? sum - value : sum + value;
    }
}
