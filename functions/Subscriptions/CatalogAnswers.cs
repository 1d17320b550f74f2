using Coordinator.Contracts;
using Coordinator.Core.Subscriptions;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Subscriptions;

/// <summary>What became of a change of a subscription, on the wire.</summary>
static class CatalogAnswers
{
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Storage does not answer.</summary>
    public static WireResult Unavailable =>
        WireResult.Of(SubscriptionProblems.Unavailable).RetryAfter(AskAgainAfter);

    /// <summary>The answer to a change.</summary>
    public static WireResult Of(CatalogAnswer answer, string name) => answer.Status switch
    {
        CatalogStatus.Created => WireResult.Json(SubscriptionAnswers.Summary(answer.Subscription!), 201)
            .With("Location", "/" + WireAddresses.Subscription(name)),
        CatalogStatus.Done => WireResult.Json(SubscriptionAnswers.Summary(answer.Subscription!)),
        CatalogStatus.Missing => WireResult.Of(SubscriptionProblems.NotFound(name)),
        CatalogStatus.OtherSource =>
            WireResult.Of(SubscriptionProblems.OtherSource(answer.Subscription!.Definition.Source)),
        CatalogStatus.TooMany => WireResult.Of(SubscriptionProblems.TooMany),
        _ => Unavailable,
    };
}
