namespace Coordinator.Core.Views.Projecting;

/// <summary>How far a generation has applied a slot.</summary>
/// <param name="Position">The last event applied.</param>
sealed record CursorRecord(long Position);
