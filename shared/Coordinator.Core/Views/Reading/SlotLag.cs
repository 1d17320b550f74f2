using Coordinator.Core.Model;

namespace Coordinator.Core.Views.Reading;

/// <summary>How far a view is with a slot.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Position">The last event applied; 0 before the first.</param>
/// <param name="Head">The last event that consumers may see; null when the log did not answer.</param>
/// <param name="Lag">
/// How long ago the first event committed that is not applied; zero when all are, null when nobody knows.
/// </param>
public sealed record SlotLag(SlotId Slot, long Position, long? Head, TimeSpan? Lag);
