namespace Coordinator.Functions.Events;

/// <summary>A checked call of <c>GET /api/events</c>.</summary>
/// <param name="Limit">The most events to return.</param>
abstract record EventQuery(int Limit);
