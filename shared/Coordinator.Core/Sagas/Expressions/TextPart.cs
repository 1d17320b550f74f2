namespace Coordinator.Core.Sagas.Expressions;

/// <summary>A part of a text: literal, or an expression.</summary>
/// <param name="Literal">The literal text; empty for an expression.</param>
/// <param name="Reference">The expression; null for literal text.</param>
public sealed record TextPart(string Literal, Reference? Reference);
