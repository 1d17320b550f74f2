using Coordinator.Local.Runtime.Durable.Messages;
using Coordinator.Local.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// Finds instances that are to start and have no message that says so: who created them went down in between. It is a
/// scan, so it runs when the host starts and seldom after.
/// </summary>
sealed class StartSweep(EngineParts parts)
{
    const int PageSize = 100;

    static readonly InstanceFilter Pending =
        new(CreatedFrom: null, CreatedTo: null, [OrchestrationRuntimeStatus.Pending], Prefix: null);

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
                Pending, columnsOnly: true, PageSize, continuation, cancellation);
            foreach (var row in page.Rows.Where(IsOverdue))
                await RepairAsync(row);
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    bool IsOverdue(InstanceRow row)
    {
        var due = row.StartAt > row.CreatedAt ? row.StartAt.Value : row.CreatedAt;
        return due + parts.Hub.Settings.StartPatience < parts.Hub.Time.GetUtcNow();
    }

    /// <summary>
    /// Under an id of its own: where the first message is only late, this one is dropped when it comes.
    /// </summary>
    Task RepairAsync(InstanceRow row)
    {
        Log.StartRepaired(parts.Log, row.InstanceId);
        return parts.Hub.Messenger.SendAsync(StartMessage.Of(row.InstanceId, row.ExecutionId, parts.Hub.Ids));
    }
}
