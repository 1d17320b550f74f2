using System.ComponentModel;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>The answer to a replay.</summary>
public sealed record SubscriptionReplayResultBody
{
    /// <summary>The subscription's name.</summary>
    public required string Name { get; init; }

    /// <summary>Dead letters that were delivered; null when none were asked for.</summary>
    [Description("Dead letters that were delivered; absent when positions were set: then deliveries follow.")]
    public int? Delivered { get; init; }

    /// <summary>Dead letters that failed once more; null when none were asked for.</summary>
    [Description("Dead letters that failed once more.")]
    public int? Failed { get; init; }

    /// <summary>Dead letters that are left; null when none were asked for.</summary>
    [Description("Dead letters that are left, the failed ones included. Repeat the request if there was no time for "
        + "all, or a slot was busy.")]
    public int? Left { get; init; }
}
