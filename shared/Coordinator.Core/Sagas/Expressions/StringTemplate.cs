namespace Coordinator.Core.Sagas.Expressions;

/// <summary>A string; when it is one expression and nothing else, the value keeps its JSON type.</summary>
/// <param name="Text">The text.</param>
public sealed record StringTemplate(TextTemplate Text) : JsonTemplate;
