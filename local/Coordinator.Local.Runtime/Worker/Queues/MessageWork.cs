using Azure.Storage.Queues.Models;
using Coordinator.Local.Runtime.Worker.Invocation;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>What is done with a message: run the function, then delete it, try it again later, or give it up.</summary>
sealed class MessageWork(
    BoundFunction function, PoisonQueue poison, QueueSettings settings, FunctionRunner runner)
{
    /// <summary>Works on a message until its lease is not needed any more.</summary>
    /// <param name="leased">The message.</param>
    /// <param name="abandoned">Cancels the run; the message comes back when its lease ends.</param>
    public async Task DoAsync(LeasedMessage leased, CancellationToken abandoned)
    {
        QueueMessage message = leased.Message;
        BinaryData? body = MessageEncoding.Decode(message.MessageText, settings.IsBase64);
        // Over the limit: the runs before this one did not even end, as when the message kills its host.
        if (body is null || message.DequeueCount > settings.MaxDequeueCount)
        {
            await poison.TakeAsync(leased);
            return;
        }

        try
        {
            await leased.HoldDuringAsync(() => runner.RunAsync(function, QueueEvent.Of(message, body), abandoned));
        }
        catch (OperationCanceledException) when (abandoned.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever a function throws: its message is not done. The runner has logged it.
        catch (Exception)
#pragma warning restore CA1031
        {
            if (message.DequeueCount >= settings.MaxDequeueCount)
                await poison.TakeAsync(leased);
            else
                await leased.ReleaseAsync(settings.VisibilityTimeout);
            return;
        }

        await leased.DeleteAsync();
    }
}
