using Coordinator.Samples.Trip.Desks;

namespace Coordinator.Samples.Trip.Misbehaviour;

/// <summary>A request on its way.</summary>
/// <param name="Desk">Where to.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Work">What it does when it arrives.</param>
sealed record HeldRequest(string Desk, string Key, Func<Task<DeskAnswer>> Work);
