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
    internal async Task<WireResult> RunAsync(
        Tenant tenant, string name, ReplayRequest request, CancellationToken stop)
    {
        var read = await catalog.FindAsync(tenant.Scope(name), tenant);
        if (read.IsUnknown)
            return CatalogAnswers.Unavailable;
        if (read.Subscription is not { } found)
            return WireResult.Of(SubscriptionProblems.NotFound(name));
        if (request.IsDeadLetters)
            return await SendDeadLettersAsync(found, name, stop);
        return request.Position is { } position
            ? await RewindAsync(found, name, position.Slot, position.After)
            : Done(await catalog.RestartAsync(found.Name), tenant, name);
    }

    async Task<WireResult> SendDeadLettersAsync(Subscription subscription, string name, CancellationToken stop)
    {
        if (subscription.State == SubscriptionState.Paused)
            return WireResult.Of(SubscriptionProblems.Paused(name));
        return await deadLetters.RunAsync(subscription, stop) is { } report
            ? WireResult.Json(SubscriptionAnswers.Of(name, report))
            : CatalogAnswers.Unavailable;
    }

    async Task<WireResult> RewindAsync(Subscription subscription, string name, SlotId slot, long after)
    {
        var answer = await positions.SetAsync(subscription, slot, after);
        return answer.Status switch
        {
            RewindStatus.Done => Done(name),
            RewindStatus.Missing => WireResult.Of(SubscriptionProblems.NotFound(name)),
            RewindStatus.BeyondHead => WireResult.Of(SubscriptionProblems.BeyondHead(answer.Head)),
            _ => CatalogAnswers.Unavailable,
        };
    }

    static WireResult Done(CatalogAnswer answer, Tenant tenant, string name) =>
        answer.Status == CatalogStatus.Done ? Done(name) : CatalogAnswers.Of(answer, tenant, name);

    static WireResult Done(string name) => WireResult.Json(new SubscriptionReplayResultBody { Name = name });
}
