namespace Coordinator.Core.Subscriptions;

/// <summary>What became of a change of a subscription.</summary>
public enum CatalogStatus
{
    /// <summary>Nobody knows: storage does not answer. Every change is safe to repeat. The default.</summary>
    Unknown,

    /// <summary>It is as it should be, from now on or since before.</summary>
    Done,

    /// <summary>It did not exist and does now.</summary>
    Created,

    /// <summary>There is no subscription of that name.</summary>
    Missing,

    /// <summary>
    /// It listens to something else. Positions of the one are not those of the other: what was passed over before would
    /// be missing.
    /// </summary>
    OtherSource,

    /// <summary>The name belongs to a subscription of somebody else.</summary>
    OtherTenant,

    /// <summary>There are <see cref="Model.Limits.SubscriptionsMax"/> already.</summary>
    TooMany,
}
