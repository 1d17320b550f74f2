using System.Collections.Immutable;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Views.Definitions;

/// <summary>What reading a definition gave.</summary>
/// <param name="Definition">The definition; null when there are errors.</param>
/// <param name="Errors">Everything that is wrong, in the order of the text; empty when it is fine.</param>
public sealed record ViewDefinitionReading(ViewDefinition? Definition, ImmutableArray<DefinitionError> Errors);
