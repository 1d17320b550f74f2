using Coordinator.Local.Runtime.Durable.Messages;
using Coordinator.Local.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// Finds instances that may have been left without a message: those that are to start, whose creator went down in
/// between, and those that run and have not changed for long. It is a scan, so it runs when the host starts and seldom
/// after.
/// </summary>
sealed class MessageSweep(EngineParts parts)
{
    const int PageSize = 100;

    static readonly InstanceFilter NotEnded = new(
        CreatedFrom: null,
        CreatedTo: null,
        [
            OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running,
            OrchestrationRuntimeStatus.Suspended,
        ],
        Prefix: null);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await SweepAsync(cancellation);
            }
#pragma warning disable CA1031 // It is logged, and the next one is due.
            catch (Exception error)
#pragma warning restore CA1031
            {
                cancellation.ThrowIfCancellationRequested();
                Log.SweepFailed(parts.Log, error);
            }
            await Task.Delay(parts.Hub.Settings.SweepEvery, parts.Hub.Time, cancellation);
        }
    }

    async Task SweepAsync(CancellationToken cancellation)
    {
        string? continuation = null;
        do
        {
            var page = await parts.Hub.Storage.QueryAsync(
                NotEnded, columnsOnly: true, PageSize, continuation, cancellation);
            foreach (var row in page.Rows.Where(IsOverdue))
                await RepairAsync(row);
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    bool IsOverdue(InstanceRow row)
    {
        var now = parts.Hub.Time.GetUtcNow();
        if (row.Status != OrchestrationRuntimeStatus.Pending)
            return row.UpdatedAt + parts.Hub.Settings.LookAfter < now;
        var due = row.StartAt > row.CreatedAt ? row.StartAt.Value : row.CreatedAt;
        return due + parts.Hub.Settings.StartPatience < now;
    }

    /// <summary>
    /// Under an id of its own: where the first message is only late, a second start is dropped when it comes. A look
    /// does nothing to an instance but to make sure of what it has begun.
    /// </summary>
    Task RepairAsync(InstanceRow row)
    {
        if (row.Status == OrchestrationRuntimeStatus.Pending)
        {
            Log.StartRepaired(parts.Log, row.InstanceId);
            return parts.Hub.Messenger.SendAsync(StartMessage.Of(row.InstanceId, row.ExecutionId, parts.Hub.Ids));
        }
        Log.LookedAfter(parts.Log, row.InstanceId);
        return parts.Hub.Messenger.SendAsync(
            new HubMessage(parts.Hub.Ids.NewId(), MessageKind.Look, row.InstanceId));
    }
}
