namespace Coordinator.Samples.Trip.Misbehaviour;

/// <summary>A request that has arrived after all.</summary>
/// <param name="Desk">Where.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Status">The HTTP status that it was answered.</param>
public sealed record Delivery(string Desk, string Key, int Status);
