using Coordinator.Samples.Trip.Desks;

namespace Coordinator.Samples.Trip.Http;

/// <summary>What all participants have done.</summary>
/// <param name="Desks">Each of them.</param>
/// <param name="Held">Requests that are still on their way.</param>
public sealed record TripAudit(IReadOnlyList<DeskAudit> Desks, int Held);
