using Coordinator.Contracts.Subscriptions;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Replays;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Carries out replays and tells what became of them.</summary>
public sealed class SubscriptionReplays(
    SubscriptionCatalog catalog, PositionReplay positions, DeadLetterReplay deadLetters)
{
    internal async Task<WireResult> RunAsync(string name, ReplayRequest request, CancellationToken stop)
    {
        var read = await catalog.FindAsync(name);
        if (read.IsUnknown)
            return CatalogAnswers.Unavailable;
        if (read.Subscription is not { } found)
            return WireResult.Of(SubscriptionProblems.NotFound(name));
        if (request.IsDeadLetters)
            return await SendDeadLettersAsync(found, stop);
        return request.Position is { } position
            ? await RewindAsync(found, position.Slot, position.After)
            : Done(await catalog.RestartAsync(name), name);
    }

    async Task<WireResult> SendDeadLettersAsync(Subscription subscription, CancellationToken stop)
    {
        if (subscription.State == SubscriptionState.Paused)
            return WireResult.Of(SubscriptionProblems.Paused(subscription.Name));
        return await deadLetters.RunAsync(subscription, stop) is { } report
            ? WireResult.Json(SubscriptionAnswers.Of(subscription.Name, report))
            : CatalogAnswers.Unavailable;
    }

    async Task<WireResult> RewindAsync(Subscription subscription, SlotId slot, long after)
    {
        var answer = await positions.SetAsync(subscription, slot, after);
        return answer.Status switch
        {
            RewindStatus.Done => Done(subscription.Name),
            RewindStatus.Missing => WireResult.Of(SubscriptionProblems.NotFound(subscription.Name)),
            RewindStatus.BeyondHead => WireResult.Of(SubscriptionProblems.BeyondHead(answer.Head)),
            _ => CatalogAnswers.Unavailable,
        };
    }

    static WireResult Done(CatalogAnswer answer, string name) =>
        answer.Status == CatalogStatus.Done ? Done(name) : CatalogAnswers.Of(answer, name);

    static WireResult Done(string name) => WireResult.Json(new SubscriptionReplayResultBody { Name = name });
}
