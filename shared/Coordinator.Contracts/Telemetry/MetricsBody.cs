using System.ComponentModel;

namespace Coordinator.Contracts.Telemetry;

/// <summary>What one host counts and measures, since it started: <c>GET /api/metrics</c>.</summary>
public sealed record MetricsBody
{
    /// <summary>The host that answers, as in <see cref="ActivityBody.Host"/>.</summary>
    [Description("The host that answers; one that was started anew has another.")]
    public required string Host { get; init; }

    /// <summary>Its time now.</summary>
    [Description("Its time now.")]
    public required DateTimeOffset At { get; init; }

    /// <summary>Its instruments, by name; those that measured nothing yet are missing.</summary>
    [Description("Its instruments, by name; those that measured nothing yet are missing.")]
    public required IReadOnlyList<InstrumentBody> Instruments { get; init; }

    /// <summary>The items that transactions met each other at most, lately.</summary>
    [Description("The items at which transactions met each other most, lately; the most conflicts first.")]
    public required IReadOnlyList<HotItemBody> HotItems { get; init; }
}
