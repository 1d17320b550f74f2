namespace Coordinator.Core.Views;

/// <summary>What building a slot gave.</summary>
/// <param name="State">How far it came.</param>
/// <param name="Position">The last event that is surely applied; 0 when nothing is known.</param>
/// <param name="Head">The last event that consumers may see, as far as is known.</param>
public sealed record BuildResult(BuildState State, long Position, long Head);
