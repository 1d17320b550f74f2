namespace Coordinator.Core.Views.Projecting;

/// <summary>Which members come to an ordering of a group and which leave it.</summary>
/// <param name="ordering">The ordering.</param>
sealed class OrderChange(Ordering ordering)
{
    readonly SortedDictionary<string, OrderedValue> _added = new(StringComparer.Ordinal);
    readonly SortedSet<string> _removed = new(StringComparer.Ordinal);

    public Ordering Ordering => ordering;

    /// <summary>Records that must be written.</summary>
    public int Count => _added.Count + _removed.Count;

    public IEnumerable<OrderedValue> Added => _added.Values;

    /// <summary>The places that become free.</summary>
    public IReadOnlyCollection<string> Removed => _removed;

    /// <summary>Takes a member in, or out.</summary>
    public void Apply(RowStep step)
    {
        if (ordering.Of(step.Member) is not { } value)
            return;
        // The same place means the same value, so who leaves and comes back leaves no trace, and the other way round.
        if (step.IsRemoval && !_added.Remove(value.At))
            _removed.Add(value.At);
        else if (!step.IsRemoval && !_removed.Remove(value.At))
            _added.Add(value.At, value);
    }

    /// <summary>Whether the first member leaves and only the records can tell who follows it.</summary>
    public bool NeedsNext(OrderedValue? first) =>
        first is not null && _removed.Contains(first.At) && (Coming is not { } added || IsBefore(first, added));

    /// <summary>The first member afterwards.</summary>
    /// <param name="first">The first before; null when there is none.</param>
    /// <param name="next">Who follows it and stays, if that was needed.</param>
    public OrderedValue? First(OrderedValue? first, OrderedValue? next)
    {
        var staying = first is not null && _removed.Contains(first.At) ? next : first;
        return staying is null || (Coming is { } added && IsBefore(added, staying)) ? Coming : staying;
    }

    // The first of those that come.
    OrderedValue? Coming => _added.Count == 0 ? null : _added.First().Value;

    static bool IsBefore(OrderedValue left, OrderedValue right) => string.CompareOrdinal(left.At, right.At) < 0;
}
