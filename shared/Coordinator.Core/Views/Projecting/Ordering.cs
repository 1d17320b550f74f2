using System.Collections.Immutable;
using System.Globalization;

namespace Coordinator.Core.Views.Projecting;

/// <summary>
/// An index of a group's members, kept so that the next one is found when the first one leaves: one for each minimum
/// and maximum, and one for the latest member.
/// </summary>
/// <param name="id">Its name in a generation.</param>
abstract class Ordering(string id)
{
    /// <summary>Its name in a generation: the place of an aggregate in two digits, or <c>last</c>.</summary>
    public string Id { get; } = id;

    /// <summary>The orderings that a view needs.</summary>
    public static ImmutableArray<Ordering> Of(ImmutableArray<ViewAggregate> aggregates)
    {
        var orderings = aggregates.Select(Extreme).OfType<Ordering>().ToImmutableArray();
        ImmutableArray<string> last =
            [.. aggregates.Where(output => output.Kind == AggregateKind.Last).Select(output => output.Name)];
        return last.IsEmpty ? orderings : orderings.Add(new LatestOrdering(last));
    }

    /// <summary>The ordering of the aggregate at a place.</summary>
    public static string IdOf(int place) => place.ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>The member's place and value in it; null when it has none.</summary>
    public abstract OrderedValue? Of(Member member);

    static Ordering? Extreme(ViewAggregate aggregate, int place) => aggregate.Kind switch
    {
        AggregateKind.Min => new ExtremeOrdering(IdOf(place), aggregate.Name, isGreatestFirst: false),
        AggregateKind.Max => new ExtremeOrdering(IdOf(place), aggregate.Name, isGreatestFirst: true),
        _ => null,
    };
}
