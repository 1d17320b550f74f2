using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>
/// The order in which a slot's changes become events: by commit time. Attempts of the same time know nothing of each
/// other; their names order them, so that all who look see one order.
/// </summary>
static class CommitOrder
{
    /// <summary>The order as a comparer.</summary>
    public static IComparer<Attempt> Comparer { get; } = Comparer<Attempt>.Create(Compare);

    /// <summary>Below 0 when the left comes first.</summary>
    public static int Compare(Attempt left, Attempt right)
    {
        var byTime = left.CommitTime.CompareTo(right.CommitTime);
        return byTime != 0 ? byTime : string.CompareOrdinal(left.Id.ToString(), right.Id.ToString());
    }
}
