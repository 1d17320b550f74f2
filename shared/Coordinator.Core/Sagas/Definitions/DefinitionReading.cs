using System.Collections.Immutable;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>What reading a definition gave.</summary>
/// <param name="Definition">The definition; null when there are errors.</param>
/// <param name="Errors">Everything that is wrong, in the order of the text; empty when it is fine.</param>
public sealed record DefinitionReading(SagaDefinition? Definition, ImmutableArray<DefinitionError> Errors);
