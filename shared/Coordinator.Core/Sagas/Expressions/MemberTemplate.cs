namespace Coordinator.Core.Sagas.Expressions;

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record MemberTemplate(string Name, JsonTemplate Value);
