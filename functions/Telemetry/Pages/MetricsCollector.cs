using System.Diagnostics.Metrics;
using Coordinator.Contracts.Telemetry;
using Coordinator.Functions.Limiting;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Coordinator.Functions.Telemetry.Pages;

/// <summary>
/// Collects this host's metrics when somebody asks for them, beside the exporters of a deployment and without any.
/// </summary>
sealed class MetricsCollector : IHostedService, IDisposable
{
    readonly Lock _lock = new();
    readonly PageExporter _exporter = new();
    readonly BaseExportingMetricReader _reader;
    readonly MeterProvider _provider;
    readonly HostMetrics _metrics;
    readonly Admission _admission;

    public MetricsCollector(IMeterFactory factory, HostMetrics metrics, Admission admission)
    {
        _metrics = metrics;
        _admission = admission;
        _reader = new BaseExportingMetricReader(_exporter);
        _provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(HostMetrics.MeterName)
            .AddView(instrument => IsOfThisHost(instrument, factory) ? null : MetricStreamConfiguration.Drop)
            .AddReader(_reader)
            .Build();
    }

    /// <summary>It counts from its construction on, which the start of the host brings about.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics.Calls.Watch(_admission);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What the instruments say now, by their names.</summary>
    public IReadOnlyList<InstrumentBody> Collect()
    {
        lock (_lock)
        {
            _reader.Collect();
            return _exporter.Last;
        }
    }

    /// <summary>
    /// A process may have several hosts, as in tests; what no factory made is counted for all of them.
    /// </summary>
    static bool IsOfThisHost(Instrument instrument, IMeterFactory factory) =>
        instrument.Meter.Scope is null || instrument.Meter.Scope == factory;

    /// <inheritdoc />
    public void Dispose()
    {
        _provider.Dispose();
        _reader.Dispose();
        _exporter.Dispose();
    }
}
