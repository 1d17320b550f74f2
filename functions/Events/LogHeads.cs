using System.Collections.Concurrent;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Functions.Telemetry;

namespace Coordinator.Functions.Events;

/// <summary>How long the logs are, as far as this host knows; it tells those who wait when one grows.</summary>
sealed class LogHeads(LogSignals signals, HostMetrics metrics)
{
    readonly ConcurrentDictionary<SlotId, long> _heads = new();

    /// <summary>All that are known.</summary>
    public IReadOnlyDictionary<SlotId, long> All => _heads;

    /// <summary>The heads of some slots; 0 where none is known.</summary>
    public Dictionary<SlotId, long> Of(IEnumerable<SlotId> slots) =>
        slots.Distinct().ToDictionary(slot => slot, slot => _heads.GetValueOrDefault(slot));

    /// <summary>A log was seen to be that long; one never gets shorter.</summary>
    public void Advance(SlotId slot, long head)
    {
        while (true)
        {
            var isKnown = _heads.TryGetValue(slot, out var before);
            if (isKnown && head <= before)
                return;
            if (!(isKnown ? _heads.TryUpdate(slot, head, before) : _heads.TryAdd(slot, head)))
                continue;
            if (isKnown)
                metrics.Logs.Sequenced(head - before);
            if (head > 0)
                signals.Advanced(slot);
            return;
        }
    }
}
