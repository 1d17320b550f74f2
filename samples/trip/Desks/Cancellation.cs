namespace Coordinator.Samples.Trip.Desks;

/// <summary>A request to undo a booking.</summary>
/// <param name="Key">Its own idempotency key.</param>
/// <param name="Closes">The key of the booking.</param>
/// <param name="Trip">Which trip.</param>
sealed record Cancellation(string Key, string Closes, string Trip);
