namespace Coordinator.Core.Views;

/// <summary>A member of a view's value. A field of a definition is one of the kind <see cref="AggregateKind.Last"/>.
/// </summary>
/// <param name="Name">Its name: 1-63 characters of <c>[A-Za-z0-9_-]</c>, once in a view.</param>
/// <param name="Kind">How it is made.</param>
public sealed record ViewAggregate(string Name, AggregateKind Kind);
