using Coordinator.Samples.Trip.Misbehaviour;

namespace Coordinator.Samples.Trip.Http;

/// <summary>What came of the requests that were held up.</summary>
/// <param name="Delivered">Each of them.</param>
public sealed record Deliveries(IReadOnlyList<Delivery> Delivered);
