using System.ComponentModel;

namespace Coordinator.Contracts.Telemetry;

/// <summary>What an instrument measured under one set of tags: a value, or a histogram.</summary>
public sealed record PointBody
{
    /// <summary>Names and values of the tags.</summary>
    [Description("Names and values of the tags.")]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Of a counter or gauge.</summary>
    [Description("Of a counter or gauge.")]
    public double? Value { get; init; }

    /// <summary>Of a histogram: how many values.</summary>
    [Description("Of a histogram: how many values.")]
    public long? Count { get; init; }

    /// <summary>Of a histogram: their sum.</summary>
    [Description("Of a histogram: their sum.")]
    public double? Sum { get; init; }

    /// <summary>Of a histogram: the upper bounds of its buckets, inclusive; the last bucket has none.</summary>
    [Description("Of a histogram: the upper bounds of its buckets, inclusive; the last bucket has none.")]
    public IReadOnlyList<double>? Bounds { get; init; }

    /// <summary>Of a histogram: how many values each bucket has, one more than there are bounds.</summary>
    [Description("Of a histogram: how many values each bucket has; one bucket more than there are bounds.")]
    public IReadOnlyList<long>? Counts { get; init; }
}
