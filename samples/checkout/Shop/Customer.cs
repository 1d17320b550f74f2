namespace Coordinator.Samples.Checkout;

/// <summary>Somebody who buys.</summary>
/// <param name="Name">The name, <c>customer</c> in JSON as in the sample's files.</param>
/// <param name="Balance">In cents.</param>
public sealed record Customer(
    [property: System.Text.Json.Serialization.JsonPropertyName("customer")] string Name, int Balance);
