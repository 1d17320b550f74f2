namespace Coordinator.Core.Sagas.Expressions;

/// <summary>A number, true, false or null.</summary>
/// <param name="Json">The value as JSON text, with the digits as written.</param>
public sealed record LiteralTemplate(string Json) : JsonTemplate;
