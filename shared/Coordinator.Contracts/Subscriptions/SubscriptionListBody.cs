using System.ComponentModel;

namespace Coordinator.Contracts.Subscriptions;

/// <summary>A page of the list of subscriptions: <c>GET /api/subscriptions</c>.</summary>
public sealed record SubscriptionListBody
{
    /// <summary>By name.</summary>
    public required IReadOnlyList<SubscriptionSummaryBody> Items { get; init; }

    /// <summary>Leads to the next page; null on the last.</summary>
    [Description("Leads to the next page; absent on the last.")]
    public string? Cursor { get; init; }
}
