using System.ComponentModel;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>Where deliveries go: one of the two.</summary>
public sealed record SubscriptionTargetBody
{
    /// <summary>A storage queue of the control store; created if it is missing.</summary>
    [Description("A storage queue of the control store, created if it is missing. Its messages are Base64 of a "
        + "delivery's JSON and are kept until they are deleted; one of more than 48 KiB comes without its values, with "
        + "the address of its event.")]
    public string? Queue { get; init; }

    /// <summary>An absolute URL that deliveries are posted to.</summary>
    [Description("An absolute http or https URL of an allowed host, that deliveries are posted to. 2xx takes a "
        + "delivery, 410 refuses it for good, anything else is tried again, not before Retry-After.")]
    public string? Url { get; init; }
}
