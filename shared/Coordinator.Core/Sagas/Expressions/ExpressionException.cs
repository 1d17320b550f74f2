namespace Coordinator.Core.Sagas.Expressions;

/// <summary>
/// An expression has no value, or what it makes is not allowed. Stays inside the rendering of one call.
/// </summary>
sealed class ExpressionException(string problem) : Exception(problem);
