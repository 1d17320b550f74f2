using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Projecting;

/// <summary>All members, the latest first; each with the values that are shown of the latest.</summary>
/// <param name="names">The fields and aggregates of the kind <see cref="AggregateKind.Last"/>.</param>
sealed class LatestOrdering(ImmutableArray<string> names) : Ordering(LatestId)
{
    public const string LatestId = "last";

    /// <inheritdoc />
    public override OrderedValue? Of(Member member)
    {
        var source = member.Source;
        var time = Hlc.Parse(source.CommitTime).Value;
        var order = string.Create(
            CultureInfo.InvariantCulture,
            $"{time:x16}{member.Slot.Value:x4}{source.Sequence:x16}{source.Change:x4}{member.Place:x2}");
        var shown = member.Entry.Values.Where(value => names.Contains(value.Key));
        return new OrderedValue(OrderText.Reversed(order), StoredJson.Element(shown.ToImmutableSortedDictionary(
            StringComparer.Ordinal)));
    }
}
