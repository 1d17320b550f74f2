using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Telemetry;

namespace Coordinator.Functions.Limiting;

/// <summary>
/// Runs transactions of callers, but no more at once on any slot than it can bear: beyond that they only get into each
/// other's way, and would take the room of those for other slots. Safe for many threads.
/// </summary>
public sealed class SlotPlaces
{
    readonly TransactionCoordinator _coordinator;
    readonly CoordinatorSettings _settings;
    readonly HostMetrics _metrics;
    readonly Lock _lock = new();
    readonly Dictionary<SlotId, int> _working = [];

    internal SlotPlaces(TransactionCoordinator coordinator, CoordinatorSettings settings, HostMetrics metrics)
    {
        _coordinator = coordinator;
        _settings = settings;
        _metrics = metrics;
    }

    /// <summary>The answer to a transaction that was not run.</summary>
    internal static WireResult Busy => WireResult.Of(ProblemOf.SlotBusy).RetryAfter(TimeSpan.FromSeconds(1));

    /// <summary>Runs a transaction.</summary>
    /// <returns>Null when one of its slots is too busy; nothing was done then.</returns>
    public async Task<TransactionAnswer?> RunAsync(TransactionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_settings.Limits.ConcurrentPerSlot == 0)
            return await _coordinator.RunAsync(request);
        var slots = Evaluator.ItemsOf(request.Operations)
            .Select(item => SlotHash.Of(item, _settings.Layout)).Distinct().ToList();
        if (!TryEnter(slots))
        {
            _metrics.Calls.Refused("slot");
            return null;
        }

        try
        {
            return await _coordinator.RunAsync(request);
        }
        finally
        {
            Leave(slots);
        }
    }

    bool TryEnter(List<SlotId> slots)
    {
        lock (_lock)
        {
            if (slots.Exists(slot => _working.GetValueOrDefault(slot) >= _settings.Limits.ConcurrentPerSlot))
                return false;
            foreach (var slot in slots)
                _working[slot] = _working.GetValueOrDefault(slot) + 1;
            return true;
        }
    }

    void Leave(List<SlotId> slots)
    {
        lock (_lock)
        {
            foreach (var slot in slots)
            {
                if (--_working[slot] == 0)
                    _working.Remove(slot);
            }
        }
    }
}
