namespace Coordinator.Benchmarks.Views;

/// <summary>What the measurements of the log and of views came to.</summary>
/// <param name="Pipelines">The way of events, step by step.</param>
/// <param name="Lags">A running host under writes at several rates.</param>
/// <param name="Growth">The same at one rate, over slots and items.</param>
sealed record ViewReport(
    IReadOnlyList<PipelineMeasurement> Pipelines, IReadOnlyList<LagMeasurement> Lags,
    IReadOnlyList<LagMeasurement> Growth);
