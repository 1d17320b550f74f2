namespace Coordinator.Core.Operations;

/// <summary>A value that a condition expects.</summary>
/// <param name="Path">Where.</param>
/// <param name="Json">The value as JSON text; numbers compare by value, objects without regard to order.</param>
public sealed record ExpectedValue(JsonPath Path, string Json);
