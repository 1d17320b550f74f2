namespace Coordinator.Samples.Trip.Desks;

/// <summary>A request to take one thing.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Trip">For which trip.</param>
/// <param name="Who">For whom.</param>
sealed record Booking(string Key, string Trip, string Who);
