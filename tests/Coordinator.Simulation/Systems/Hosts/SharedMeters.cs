using System.Diagnostics.Metrics;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>One meter for all simulated hosts: the framework keeps every meter until it is disposed.</summary>
sealed class SharedMeters : IMeterFactory
{
    readonly Meter _meter = new("simulated");

    public static SharedMeters Instance { get; } = new();

    /// <inheritdoc />
    public Meter Create(MeterOptions options) => _meter;

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
