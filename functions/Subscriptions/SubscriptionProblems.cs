using System.Globalization;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Subscriptions;

/// <summary>What is wrong with a request about subscriptions, and what to do.</summary>
static class SubscriptionProblems
{
    /// <summary>503: storage does not answer. Every request about subscriptions is safe to repeat.</summary>
    public static Problem Unavailable { get; } = ProblemOf.Unavailable with
    {
        Detail = "Storage did not answer in time. The request may have been carried out; it is safe to repeat.",
    };

    /// <summary>409: there are enough.</summary>
    public static Problem TooMany { get; } = ProblemOf.Conflict(string.Create(
        CultureInfo.InvariantCulture,
        $"There are {Limits.SubscriptionsMax} subscriptions, the most that there can be; delete one first."));

    /// <summary>404.</summary>
    public static Problem NotFound(string name) => ProblemOf.NotFound(
        $"There is no subscription {name}; PUT /{WireAddresses.Subscription(name)} creates one.");

    /// <summary>409: it listens to something else.</summary>
    public static Problem OtherSource(SubscriptionSource source) => ProblemOf.Conflict(
        $"The subscription's {(source.Kind == SourceKind.Topic ? "topic" : "source")} is {source.Name} and stays so: "
        + "what it has passed over would be missing of another. Delete it, or choose another name.");

    /// <summary>409: dead letters of a paused one.</summary>
    public static Problem Paused(string name) => ProblemOf.Conflict(
        $"The subscription {name} is paused, so it sends nothing; resume it first.");

    /// <summary>400: a position that the slot has not reached.</summary>
    public static Problem BeyondHead(long head) => ProblemOf.Invalid("/after", string.Create(
        CultureInfo.InvariantCulture,
        $"Is beyond the slot's last event, which is {head}: what comes next would be passed over."));
}
