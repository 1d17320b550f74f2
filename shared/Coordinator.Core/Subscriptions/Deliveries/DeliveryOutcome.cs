using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Subscriptions.Deliveries;

/// <summary>What became of one attempt to deliver.</summary>
public sealed record DeliveryOutcome
{
    DeliveryOutcome()
    {
    }

    /// <summary>The target has taken it.</summary>
    public static DeliveryOutcome Delivered { get; } = new() { IsDelivered = true };

    /// <summary>Whether the target has taken it. If not, it may have all the same.</summary>
    public bool IsDelivered { get; private init; }

    /// <summary>Why not, for people; empty when delivered.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Whether it makes sense to try again.</summary>
    public bool MayRetry { get; private init; }

    /// <summary>How long the target asks to wait before that.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>It failed; try again later.</summary>
    public static DeliveryOutcome Failed(string reason, TimeSpan? retryAfter = null) => new()
    {
        Reason = Excerpt.Of(reason, Limits.DeliveryReasonCharsMax),
        MayRetry = true,
        RetryAfter = retryAfter,
    };

    /// <summary>The target will never take it.</summary>
    public static DeliveryOutcome Refused(string reason) =>
        new() { Reason = Excerpt.Of(reason, Limits.DeliveryReasonCharsMax) };
}
