namespace Coordinator.Core.Effects;

/// <summary>
/// Carries requests to resolve an attempt to some host, usually by a queue. Best effort: an implementation notes a
/// failed send and drops it, because the sweeper finds what was left open anyway. It never throws for a fault of the
/// carrier.
/// </summary>
public interface INudges
{
    /// <summary>Sends one request; it arrives once, twice, late or never.</summary>
    Task SendAsync(ResolveNudge nudge);
}
