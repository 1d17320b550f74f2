using Coordinator.Core.Effects;

namespace Coordinator.Core.Tests.Reads;

/// <summary>Stores that fare as a test says.</summary>
sealed class FixedHealth : IStoreHealth
{
    readonly Dictionary<string, StoreHealthState> _states = new(StringComparer.Ordinal);

    public IReadOnlyList<StoreHealthState> All => [.. _states.Values];

    public StoreHealthState Of(string store) => _states.TryGetValue(store, out var state)
        ? state
        : new StoreHealthState(store, StoreHealth.Healthy, LatencyMs: null, ErrorShare: 0, FailingSince: null);

    public void Set(string store, StoreHealth health, double? latencyMs = null) =>
        _states[store] = Of(store) with { State = health, LatencyMs = latencyMs };
}
