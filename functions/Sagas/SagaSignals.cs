using Coordinator.Contracts.Problems;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Tenants;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Sagas;

/// <summary>Sends signals to sagas that can take them, by what is shown of those.</summary>
public sealed class SagaSignals(ISagas sagas, ISagaDefinitions definitions, SagaEngine engine)
{
    internal Task<WireResult> RaiseAsync(
        DurableTaskClient client, Tenant tenant, string id, SagaSignal signal) =>
        SendAsync(client, tenant, id, signal, async saga =>
        {
            var known = await EventsOfAsync(saga);
            return known.Contains(signal.Name!) ? null : SagaProblems.NoEvent(saga.SeenBy(tenant), signal.Name!, known);
        });

    internal Task<WireResult> CancelAsync(DurableTaskClient client, Tenant tenant, string id) => SendAsync(
        client, tenant, id, new SagaSignal { Kind = SignalKind.Cancel },
        saga => Task.FromResult(saga.IsDecided ? SagaProblems.Decided(saga.SeenBy(tenant)) : null));

    internal Task<WireResult> SendWordAsync(
        DurableTaskClient client, Tenant tenant, string id, SagaSignal word) =>
        SendAsync(client, tenant, id, word, saga => Task.FromResult(RefusalOf(saga.SeenBy(tenant), word)));

    async Task<WireResult> SendAsync(
        DurableTaskClient client, Tenant tenant, string id, SagaSignal signal,
        Func<SagaStatus, Task<Problem?>> refusal)
    {
        if (await sagas.FindAsync(id) is not { } saga || !tenant.Sees(saga.Tenant))
            return WireResult.Of(ProblemOf.SagaNotFound(tenant.Plain(id)));
        var problem = await refusal(saga);
        // What can never be right is told before what is only too late.
        if (problem?.Type != ProblemTypes.NotFound && saga.EndedAt is not null)
            problem = SagaProblems.Ended(saga.SeenBy(tenant));
        if (problem is not null)
            return WireResult.Of(problem);
        await engine.SignalAsync(client, id, signal);
        return SagaAnswers.Accepted(saga.SeenBy(tenant));
    }

    static Problem? RefusalOf(SagaStatus saga, SagaSignal word) =>
        saga.Steps.FirstOrDefault(step => step.Name == word.Name) switch
        {
            null => SagaProblems.NoStep(saga, word.Name!),
            { State: not StepState.Stuck } step => SagaProblems.NotStuck(saga, step),
            { StuckAt: StepStage.Settle } step when word.Kind != SignalKind.Retry =>
                SagaProblems.Unsettled(saga, step),
            _ => null,
        };

    async Task<List<string>> EventsOfAsync(SagaStatus saga)
    {
        var version = await definitions.FindAsync(saga.Definition, saga.Version);
        Invariant.Require(version is not null, "a saga's version of its definition stays");
        return [.. DefinitionReader.Load(version.Json).Steps
            .Select(step => step.Action).OfType<WaitAction>().Select(wait => wait.Event).Distinct()];
    }
}
