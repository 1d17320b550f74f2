using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Worker.Queues;

/// <summary>Looks into one queue, often while there is much in it, seldom while there is nothing.</summary>
sealed class QueueListener(
    QueueClient queue, MessageWork work, QueueSettings settings, QueueLease lease, TimeProvider time, ILogger log)
    : ITriggerListener
{
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    readonly PollingBackoff _backoff = new(settings.MaxPollingInterval);

    public async Task ListenAsync(CancellationToken stopping, CancellationToken abandoned)
    {
        var running = new HashSet<Task>();
        try
        {
            while (true)
            {
                stopping.ThrowIfCancellationRequested();
                do
                    await ForgetEndedAsync(running, stopping);
                while (running.Count > settings.NewBatchThreshold);
                IReadOnlyList<QueueMessage> messages = await TakeAsync(stopping);
                if (messages.Count > 0)
                    _backoff.AfterMessages();
                else
                    await Task.Delay(_backoff.AfterNothing(), time, stopping);
                running.UnionWith(messages.Select(message => RunAsync(message, abandoned)));
            }
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    async Task ForgetEndedAsync(HashSet<Task> running, CancellationToken stopping)
    {
        if (running.Count > settings.NewBatchThreshold)
            await Task.WhenAny(running).WaitAsync(stopping);
        foreach (Task ended in running.Where(task => task.IsCompleted).ToList())
        {
            running.Remove(ended);
            // Failed functions do not show here; whatever does is a mistake of this runtime, and must not stay hidden.
            await ended;
        }
    }

    Task RunAsync(QueueMessage message, CancellationToken abandoned)
    {
        var leased = new LeasedMessage(queue, message, lease, time, log);
        return Task.Run(() => work.DoAsync(leased, abandoned), CancellationToken.None);
    }

    async Task<IReadOnlyList<QueueMessage>> TakeAsync(CancellationToken stopping)
    {
        // A request that is cut short may have hidden messages that nobody works on; so one that is under way when the
        // host stops gets a little time to end, and its messages are worked on.
        using var patience = new CancellationTokenSource();
        await using var registration = stopping.Register(() => patience.CancelAfter(StopPatience));
        try
        {
            return (await queue.ReceiveMessagesAsync(settings.BatchSize, lease.Duration, patience.Token)).Value;
        }
        catch (RequestFailedException error) when (error.ErrorCode == "QueueNotFound")
        {
            return await CreateAsync(stopping);
        }
        catch (Exception error) when (StorageFault.Is(error, stopping))
        {
            Log.QueueUnreachable(log, error, queue.Name);
            return [];
        }
    }

    async Task<IReadOnlyList<QueueMessage>> CreateAsync(CancellationToken stopping)
    {
        try
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: stopping);
        }
        catch (Exception error) when (StorageFault.Is(error, stopping))
        {
            Log.QueueUnreachable(log, error, queue.Name);
        }

        return [];
    }
}
