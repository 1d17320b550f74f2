using Coordinator.Core.Model;

namespace Coordinator.Core.Events;

/// <summary>
/// Carries requests to look after the event logs of slots to some host, usually by a queue. Best effort: an
/// implementation notes a failed send and drops it, because the sweep finds what was left. It never throws for a fault
/// of the carrier.
/// </summary>
public interface ILogNudges
{
    /// <summary>Sends one request for all slots; it arrives once, twice, late or never.</summary>
    Task SendAsync(IReadOnlyCollection<SlotId> slots, TimeSpan delay);
}
