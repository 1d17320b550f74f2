using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>A message that this host works on: keeps it hidden until it is deleted or let go.</summary>
sealed class LeasedMessage(QueueClient queue, QueueMessage message, QueueLease lease, TimeProvider time, ILogger log)
{
    string _receipt = message.PopReceipt;

    public QueueMessage Message => message;

    /// <summary>Does some work while it renews the lease.</summary>
    /// <param name="work">The work; what it throws comes out of here.</param>
    public async Task HoldDuringAsync(Func<Task> work)
    {
        using var done = new CancellationTokenSource();
        Task renewal = RenewAsync(done.Token);
        try
        {
            await work();
        }
        finally
        {
            // Awaited, so that the receipt is the last one when the message is deleted or let go.
            await done.CancelAsync();
            await renewal;
        }
    }

    /// <summary>Deletes the message: its work is done.</summary>
    public Task DeleteAsync() => WhileHeldAsync(() => queue.DeleteMessageAsync(message.MessageId, _receipt));

    /// <summary>Gives the message back, to be visible again after a while.</summary>
    public Task ReleaseAsync(TimeSpan hiddenFor) => WhileHeldAsync(() => HideAsync(hiddenFor, CancellationToken.None));

    async Task RenewAsync(CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(lease.RenewEvery, time, done);
                // Not cancelled half way: a renewal whose answer is lost leaves a receipt that nobody knows.
                await WhileHeldAsync(() => HideAsync(lease.Duration, CancellationToken.None));
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The work is done.
        }
    }

    async Task HideAsync(TimeSpan duration, CancellationToken cancellation)
    {
        UpdateReceipt receipt = await queue.UpdateMessageAsync(
            message.MessageId, _receipt, (string?)null, duration, cancellation);
        _receipt = receipt.PopReceipt;
    }

    /// <summary>
    /// A lease that is lost means that somebody else may have the message: it is worked on at least once, and this is
    /// the "more". A service that does not answer means the same a little later. Neither may fail the work itself.
    /// </summary>
    async Task WhileHeldAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception error) when (StorageFault.Is(error))
        {
            Log.LeaseLost(log, error, message.MessageId, queue.Name);
        }
    }
}
