using System.Text.Json.Serialization;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>A customer.</summary>
/// <param name="Name">The name.</param>
/// <param name="Balance">The money at the start, in cents.</param>
public sealed record Customer([property: JsonPropertyName("customer")] string Name, long Balance);
