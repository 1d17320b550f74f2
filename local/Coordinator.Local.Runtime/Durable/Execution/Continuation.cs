using Coordinator.Local.Runtime.Durable.History;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>How an orchestration goes on with an empty history.</summary>
/// <param name="Input">The next execution's input as JSON.</param>
/// <param name="Version">Its version; null for the same.</param>
/// <param name="Events">The events that go with it.</param>
sealed record Continuation(string? Input, string? Version, IReadOnlyList<EventRaised> Events);
