using System.ComponentModel;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>How often a delivery is tried, and the pauses between.</summary>
public sealed record SubscriptionRetryBody
{
    /// <summary>Tries in all, the first included.</summary>
    [Description("Tries in all, the first included: 1-100; default 10. After the last one the delivery becomes a dead "
        + "letter.")]
    public int? Attempts { get; init; }

    /// <summary>The pause after the first try.</summary>
    [Description("The pause after the first try; default 1000.")]
    public long? FirstMs { get; init; }

    /// <summary>How the pause grows.</summary>
    [Description("How the pause grows, 1-100; default 3.")]
    public double? Factor { get; init; }

    /// <summary>The longest pause.</summary>
    [Description("The longest pause; default 300000, or firstMs if that is more.")]
    public long? MaxMs { get; init; }
}
