using Coordinator.Core.Views;

namespace Coordinator.Functions.Orchestrations.Views;

/// <summary>How far a slot of a generation is.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="State">What is left.</param>
/// <param name="Position">The last event that is surely applied.</param>
public sealed record SlotBuild(int Slot, BuildState State, long Position);
