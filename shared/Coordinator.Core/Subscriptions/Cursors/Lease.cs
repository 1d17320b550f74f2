namespace Coordinator.Core.Subscriptions.Cursors;

/// <summary>Somebody delivers a slot, and nobody else does meanwhile.</summary>
/// <param name="Owner">One run of a deliverer.</param>
/// <param name="Until">By its owner's clock.</param>
public sealed record Lease(string Owner, DateTimeOffset Until);
