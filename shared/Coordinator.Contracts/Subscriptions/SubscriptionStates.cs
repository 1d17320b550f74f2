namespace Coordinator.Contracts.Subscriptions;

/// <summary>What a subscription's state can be.</summary>
public static class SubscriptionStates
{
    /// <summary>It delivers.</summary>
    public const string Active = "active";

    /// <summary>It keeps its positions until it is resumed.</summary>
    public const string Paused = "paused";
}
