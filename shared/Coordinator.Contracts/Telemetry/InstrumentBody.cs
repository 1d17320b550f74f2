using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Coordinator.Contracts.Telemetry;

/// <summary>An instrument and what it measured.</summary>
public sealed record InstrumentBody
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The unit of its values; absent for plain numbers.</summary>
    [Description("The unit of its values (UCUM); absent for plain numbers.")]
    public string? Unit { get; init; }

    /// <summary>One of <see cref="InstrumentKinds"/>.</summary>
    [AllowedValues(InstrumentKinds.Counter, InstrumentKinds.Histogram, InstrumentKinds.Gauge)]
    public required string Kind { get; init; }

    /// <summary>What it measures.</summary>
    public string? Description { get; init; }

    /// <summary>One for each set of tags.</summary>
    [Description("One for each set of tags.")]
    public required IReadOnlyList<PointBody> Points { get; init; }
}
