using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Where messages go that are given up; made when it is needed first.</summary>
sealed class PoisonQueue(QueueClient queue, QueueSettings settings, ILogger log)
{
    public const string Suffix = "-poison";

    /// <summary>
    /// Moves a message: first there, then away from here. A move that fails leaves it to be tried, or moved, again.
    /// </summary>
    public async Task TakeAsync(LeasedMessage leased)
    {
        try
        {
            await leased.HoldDuringAsync(async () =>
            {
                await queue.CreateIfNotExistsAsync();
                await queue.SendMessageAsync(leased.Message.MessageText);
            });
        }
        catch (Exception error) when (StorageFault.Is(error))
        {
            Log.QueueUnreachable(log, error, queue.Name);
            await leased.ReleaseAsync(settings.VisibilityTimeout);
            return;
        }

        Log.MessagePoisoned(log, leased.Message.MessageId, queue.Name, leased.Message.DequeueCount);
        await leased.DeleteAsync();
    }
}
