namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>A difference that a scrub left as it was.</summary>
/// <param name="Replica">The replica whose row is not as it should be, or may not be.</param>
/// <param name="Row">The row's key; the stored name of a row whose key cannot be read.</param>
/// <param name="Reason">Why.</param>
public sealed record ScrubFinding(string Replica, string Row, ScrubReason Reason);
