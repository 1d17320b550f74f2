using System.Globalization;
using Coordinator.Contracts.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Coordinator.Functions.Telemetry.Pages;

/// <summary>Keeps what was collected last, in the form of the wire.</summary>
sealed class PageExporter : BaseExporter<Metric>
{
    /// <summary>What was collected last, by name.</summary>
    public IReadOnlyList<InstrumentBody> Last { get; set; } = [];

    /// <inheritdoc />
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var instruments = new List<InstrumentBody>();
        foreach (var metric in batch)
            instruments.Add(Body(metric));
        Last = [.. instruments.OrderBy(instrument => instrument.Name, StringComparer.Ordinal)];
        return ExportResult.Success;
    }

    static InstrumentBody Body(Metric metric)
    {
        var points = new List<PointBody>();
        foreach (ref readonly var point in metric.GetMetricPoints())
            points.Add(Body(metric.MetricType, point));
        return new InstrumentBody
        {
            Name = metric.Name,
            Unit = metric.Unit is { Length: > 0 } unit ? unit : null,
            Kind = KindOf(metric.MetricType),
            Description = metric.Description is { Length: > 0 } description ? description : null,
            Points = points,
        };
    }

    static string KindOf(MetricType type) => type switch
    {
        MetricType.Histogram => InstrumentKinds.Histogram,
        MetricType.LongSum or MetricType.DoubleSum => InstrumentKinds.Counter,
        _ => InstrumentKinds.Gauge,
    };

    static PointBody Body(MetricType type, in MetricPoint point)
    {
        var body = new PointBody { Tags = TagsOf(point) };
        return type switch
        {
            MetricType.Histogram => WithBuckets(body, point),
            MetricType.LongSum or MetricType.LongSumNonMonotonic => body with { Value = point.GetSumLong() },
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => body with { Value = point.GetSumDouble() },
            MetricType.LongGauge => body with { Value = point.GetGaugeLastValueLong() },
            MetricType.DoubleGauge => body with { Value = point.GetGaugeLastValueDouble() },
            _ => throw new NotSupportedException($"An instrument of the kind {type} has no form on the wire yet."),
        };
    }

    static PointBody WithBuckets(PointBody body, in MetricPoint point)
    {
        var bounds = new List<double>();
        var counts = new List<long>();
        foreach (var bucket in point.GetHistogramBuckets())
        {
            counts.Add(bucket.BucketCount);
            if (!double.IsPositiveInfinity(bucket.ExplicitBound))
                bounds.Add(bucket.ExplicitBound);
        }

        return body with
        {
            Count = point.GetHistogramCount(),
            Sum = point.GetHistogramSum(),
            Bounds = bounds,
            Counts = counts,
        };
    }

    static SortedDictionary<string, string> TagsOf(in MetricPoint point)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in point.Tags)
            tags[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return tags;
    }
}
