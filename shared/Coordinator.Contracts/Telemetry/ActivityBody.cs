using System.ComponentModel;

namespace Coordinator.Contracts.Telemetry;

/// <summary>What one host runs and ran lately: <c>GET /api/activity</c>.</summary>
public sealed record ActivityBody
{
    /// <summary>The host that answers; another one, or one that was started anew, has another.</summary>
    [Description("The host that answers; one that was started anew has another, and its sequences begin again.")]
    public required string Host { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Its time now.</summary>
    [Description("Its time now.")]
    public required DateTimeOffset At { get; init; }

    /// <summary>What to send as <c>after</c> next.</summary>
    [Description("What to send as after next.")]
    public required long Next { get; init; }

    /// <summary>Transactions under way, the oldest first.</summary>
    [Description("Transactions under way, the oldest first.")]
    public required IReadOnlyList<RunBody> Running { get; init; }

    /// <summary>Transactions that ended, or were finished, after <c>after</c>, the oldest first.</summary>
    [Description("Transactions that ended, or were finished, after the sequence asked for, the oldest first.")]
    public required IReadOnlyList<RunBody> Ended { get; init; }
}
