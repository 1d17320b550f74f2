namespace Coordinator.Contracts.Telemetry;

/// <summary>The values of <see cref="InstrumentBody.Kind"/>.</summary>
public static class InstrumentKinds
{
    /// <summary>Counts from the start of the host on.</summary>
    public const string Counter = "counter";

    /// <summary>Counts values by size, from the start of the host on.</summary>
    public const string Histogram = "histogram";

    /// <summary>A value of now.</summary>
    public const string Gauge = "gauge";
}
