using System.Diagnostics.Metrics;

namespace Coordinator.Functions.Telemetry.Instruments;

/// <summary>Units of instruments, and bounds of the buckets of histograms that suit them.</summary>
static class Units
{
    /// <summary>Seconds.</summary>
    public const string Seconds = "s";

    /// <summary>
    /// For what takes milliseconds when all is well and a minute at worst: about two and a half times, step by step.
    /// </summary>
    public static InstrumentAdvice<double> Latencies { get; } = new()
    {
        HistogramBucketBoundaries =
            [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60],
    };

    /// <summary>For small counts.</summary>
    public static InstrumentAdvice<int> FewCounts { get; } = new()
    {
        HistogramBucketBoundaries = [0, 1, 2, 3, 5, 8, 13, 21],
    };
}
