namespace Coordinator.Core.Sagas;

/// <summary>One thing that happened.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Step">The step; null for the saga as a whole.</param>
/// <param name="Note">More, for people; null when there is no more.</param>
public sealed record TimelineEntry(DateTimeOffset At, TimelineKind Kind, string? Step = null, string? Note = null);
