using System.Collections.Immutable;

namespace Coordinator.Core.Views.Projecting;

/// <summary>What the rows of a generation are made of.</summary>
/// <param name="Aggregates">Its aggregates, in the order of their names.</param>
sealed record ViewShape(ImmutableArray<ViewAggregate> Aggregates)
{
    /// <summary>The orderings that they need.</summary>
    public ImmutableArray<Ordering> Orderings { get; } = Ordering.Of(Aggregates);

    /// <summary>The names of the sums.</summary>
    public ImmutableArray<string> Sums { get; } =
        [.. Aggregates.Where(aggregate => aggregate.Kind == AggregateKind.Sum).Select(aggregate => aggregate.Name)];
}
