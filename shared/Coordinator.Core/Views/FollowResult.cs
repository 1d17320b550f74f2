using Coordinator.Core.Model;

namespace Coordinator.Core.Views;

/// <summary>What following a slot gave.</summary>
/// <param name="State">How far it came.</param>
/// <param name="Position">The last event that is surely applied; 0 before the first, or when nothing is known.</param>
/// <param name="Head">The last event that consumers may see, as far as is known; 0 when nothing is.</param>
public sealed record FollowResult(FollowState State, long Position, long Head)
{
    /// <summary>
    /// When the first event committed that is not applied, or one a little before it; null when nothing waits or
    /// nothing is known.
    /// </summary>
    public Hlc? Waiting { get; init; }

    /// <summary>Changes that were given up here: they lie among the dead letters.</summary>
    public int DeadLetters { get; init; }
}
