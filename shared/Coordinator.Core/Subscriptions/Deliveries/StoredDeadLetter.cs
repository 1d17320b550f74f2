using Coordinator.Core.Effects;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>A dead letter as it was read.</summary>
/// <param name="Letter">The dead letter.</param>
/// <param name="Name">The name of its record, which is its place in the list.</param>
/// <param name="ETag">The store's mark of it.</param>
public sealed record StoredDeadLetter(DeadLetter Letter, string Name, ETag ETag);
