using Coordinator.Local.Demo.Trip;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>What one client wants.</summary>
/// <param name="Trip">The saga's id.</param>
/// <param name="Input">Its input.</param>
/// <param name="IsCancelled">Whether the client changes its mind instead of approving.</param>
sealed record TripPlan(string Trip, TripInput Input, bool IsCancelled);
