using Coordinator.Core.Model;

namespace Coordinator.Core.Effects;

/// <summary>A request to resolve an attempt that its coordinator left open.</summary>
/// <param name="Attempt">All that is needed to resolve it.</param>
/// <param name="Delay">When to look: not before the attempt's deadline, or nobody may abort it yet.</param>
public sealed record ResolveNudge(Attempt Attempt, TimeSpan Delay);
