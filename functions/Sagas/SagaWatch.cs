using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Orchestrations;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Sagas;

/// <summary>
/// Finds sagas that look as if they ran although their orchestration has ended: it failed, somebody terminated it, or
/// its hub is lost. They are shown as stuck, so that somebody looks after them.
/// </summary>
public sealed class SagaWatch(ISagas sagas, SagaAlert alert, TimeProvider time)
{
    const int PageSize = 100;
    static readonly SagaState[] Lively = [SagaState.Running, SagaState.Compensating];

    /// <summary>One that started just now may be listed before its hub tells of it.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Looks at all sagas that are shown as running or compensating.</summary>
    /// <exception cref="StoreUnavailableException">Storage does not answer; the next round looks again.</exception>
    public async Task LookAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var state in Lively)
        {
            string? cursor = null;
            do
            {
                var page = await sagas.ListAsync(new SagaQuery { State = state, Size = PageSize, Cursor = cursor });
                foreach (var saga in page.Sagas)
                {
                    cancellation.ThrowIfCancellationRequested();
                    await LookAsync(client, saga.Id);
                }

                cursor = page.Cursor;
            }
            while (cursor is not null);
        }
    }

    async Task LookAsync(DurableTaskClient client, string id)
    {
        var instance = await client.FindAsync(SagaInstances.IdOf(id));
        if (instance is not null && !OrchestrationStart.Ended.Contains(instance.RuntimeStatus))
            return;
        // The status is read after the instance: what the instance showed last is in it.
        if (await sagas.FindAsync(id) is not { EndedAt: null } saga || !Lively.Contains(saga.State)
            || time.GetUtcNow() - saga.UpdatedAt < Patience)
            return;
        var stuck = saga with
        {
            State = SagaState.Stuck,
            Revision = saga.Revision + 1,
            Error = $"Its orchestration does not run any more: {ReasonOf(instance)}",
            UpdatedAt = time.GetUtcNow(),
        };
        await sagas.ShowAsync(stuck);
        alert.Raise(stuck);
    }

    static string ReasonOf(OrchestrationMetadata? instance) => instance switch
    {
        null => "there is none.",
        { FailureDetails: { } failure } => failure.ErrorMessage,
        _ => $"it is {instance.RuntimeStatus}.",
    };
}
