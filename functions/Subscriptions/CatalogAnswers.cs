using Coordinator.Contracts;
using Coordinator.Contracts.Subscriptions;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Tenants;

namespace Coordinator.Functions.Subscriptions;

/// <summary>What became of a change of a subscription, on the wire.</summary>
static class CatalogAnswers
{
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Storage does not answer.</summary>
    public static WireResult Unavailable =>
        WireResult.Of(SubscriptionProblems.Unavailable).RetryAfter(AskAgainAfter);

    /// <summary>The answer to a change.</summary>
    /// <param name="answer">What became of it.</param>
    /// <param name="tenant">Who is answered.</param>
    /// <param name="name">What it calls the subscription.</param>
    public static WireResult Of(CatalogAnswer answer, Tenant tenant, string name) => answer.Status switch
    {
        CatalogStatus.Created => WireResult.Json(Summary(answer, tenant), 201)
            .With("Location", "/" + WireAddresses.Subscription(name)),
        CatalogStatus.Done => WireResult.Json(Summary(answer, tenant)),
        CatalogStatus.Missing => WireResult.Of(SubscriptionProblems.NotFound(name)),
        CatalogStatus.OtherSource =>
            WireResult.Of(SubscriptionProblems.OtherSource(answer.Subscription!.SeenBy(tenant).Definition.Source)),
        CatalogStatus.OtherTenant => WireResult.Of(ProblemOf.OtherOwner("subscription")),
        CatalogStatus.TooMany => WireResult.Of(SubscriptionProblems.TooMany),
        _ => Unavailable,
    };

    static SubscriptionSummaryBody Summary(CatalogAnswer answer, Tenant tenant) =>
        SubscriptionAnswers.Summary(answer.Subscription!.SeenBy(tenant));
}
