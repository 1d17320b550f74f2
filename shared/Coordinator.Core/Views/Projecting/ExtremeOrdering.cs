using System.Globalization;

namespace Coordinator.Core.Views.Projecting;

/// <summary>The members that have a value, in the order of the values.</summary>
/// <param name="id">Its name in a generation.</param>
/// <param name="aggregate">The minimum or maximum that it is for.</param>
/// <param name="isGreatestFirst">Whether it is a maximum.</param>
sealed class ExtremeOrdering(string id, string aggregate, bool isGreatestFirst) : Ordering(id)
{
    /// <inheritdoc />
    public override OrderedValue? Of(Member member)
    {
        if (!member.Entry.Values.TryGetValue(aggregate, out var value))
            return null;
        var text = OrderText.Of(value, out var error);
        Invariant.Require(text is not null, $"an entry's value was checked, but it {error}");
        var order = isGreatestFirst ? OrderText.Reversed(text) : text;
        var place = member.Place.ToString("D2", CultureInfo.InvariantCulture);
        // An item whose value stays the same keeps its place.
        return new OrderedValue($"{order}{RecordText.Digest(member.Source.Item)}{place}", value);
    }
}
