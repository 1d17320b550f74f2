using System.Collections.Immutable;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>An array.</summary>
/// <param name="Elements">Its elements.</param>
public sealed record ArrayTemplate(ImmutableArray<JsonTemplate> Elements) : JsonTemplate;
