namespace Coordinator.Core.Subscriptions;

/// <summary>Whether a subscription delivers.</summary>
public enum SubscriptionState
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>It keeps its positions until it is resumed.</summary>
    Paused,
}
