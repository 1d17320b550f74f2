using Coordinator.Core.Operations;

namespace Coordinator.Core.Views.Definitions;

/// <summary>A field or an aggregate of a definition.</summary>
/// <param name="Aggregate">Its name and kind.</param>
/// <param name="Path">Where its value stands in an item; null for a count.</param>
public sealed record ViewOutput(ViewAggregate Aggregate, JsonPath? Path);
