using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Subscriptions;

/// <summary>A host's way to the event logs.</summary>
public sealed class SimLogLink(SimHost host, SimNetwork network, IEventLog log) : IEventLog
{
    public Task<long?> HeadAsync(SlotId slot) => network.SendAsync(Next(slot), () => log.HeadAsync(slot), null);

    public Task<EventPage?> ReadAsync(SlotId slot, long after, int limit) =>
        network.SendAsync(Next(slot), () => log.ReadAsync(slot, after, limit), null);

    EffectEvent Next(SlotId slot) => host.Next(EffectKind.ReadEvents) with { Subject = slot.ToString() };
}
