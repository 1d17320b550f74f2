using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>An expression in a step.</summary>
/// <param name="Reference">What it reads.</param>
/// <param name="Node">The string that holds it.</param>
/// <param name="MayReadOwn">Whether the step has run by then: in its compensation, confirm and cancel.</param>
sealed record ReferenceUse(Reference Reference, SourceNode Node, bool MayReadOwn);
