namespace Coordinator.Contracts.Subscriptions;

/// <summary>Where a new subscription begins.</summary>
public static class SubscriptionStarts
{
    /// <summary>With what commits next.</summary>
    public const string Now = "now";

    /// <summary>With the first event of every slot.</summary>
    public const string Start = "start";
}
