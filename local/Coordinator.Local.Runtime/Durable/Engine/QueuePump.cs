using Coordinator.Local.Runtime.Durable.Messages;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Runtime.Worker.Queues;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// Takes messages from a queue while there is room for them. It looks seldom when it finds nothing: what this host does
/// itself does not come by this way.
/// </summary>
sealed class QueuePump(
    HubQueue queue, EngineParts parts, Sessions sessions, Wake wake, TimeSpan longestWait, Func<int> room)
{
    const int BatchMax = 32;
    static readonly TimeSpan FullPause = TimeSpan.FromMilliseconds(50);

    readonly PollingBackoff _backoff = new(longestWait);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(BatchMax, room());
            if (count <= 0)
            {
                await Task.Delay(FullPause, parts.Hub.Time, cancellation);
                continue;
            }
            var woken = wake.Next;
            var messages = await ReceiveAsync(count, cancellation);
            foreach (var message in messages)
                await TakeAsync(message);
            if (messages.Count > 0)
                _backoff.AfterMessages();
            else
                await wake.WaitAsync(woken, _backoff.AfterNothing(), cancellation);
        }
    }

    async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int count, CancellationToken cancellation)
    {
        try
        {
            // Not cancelled half way: messages whose delivery is cut short are hidden from everybody for a lease.
            return await parts.Hub.Storage.ReceiveAsync(
                queue, count, parts.Hub.Settings.LeaseOf(queue), CancellationToken.None);
        }
#pragma warning disable CA1031 // It is logged, and the next look is due.
        catch (Exception error)
#pragma warning restore CA1031
        {
            cancellation.ThrowIfCancellationRequested();
            Log.QueueUnreachable(parts.Log, error, queue);
            return [];
        }
    }

    async Task TakeAsync(ReceivedMessage received)
    {
        var lease = parts.Hub.Settings.LeaseOf(queue);
        if (parts.Held.Find(received.Receipt.MessageId) is { } held)
        {
            await held.ReceivedAgainAsync(received, lease);
            return;
        }
        if (!MessageText.TryRead(received.Text, out var content))
        {
            await PoisonAsync(received);
            return;
        }
        if (await FillAsync(content) is not { } filled)
            return;
        var message = new HeldMessage(
            filled, received.Receipt, received.Deliveries, lease, parts.Hub.Storage, parts.Hub.Time);
        parts.Held.Add(message);
        sessions.Post(filled.InstanceId, new MessageArrival(message));
    }

    /// <summary>The whole message; null when its payload cannot be read now: then it comes again.</summary>
    async Task<HubMessage?> FillAsync(HubMessage content)
    {
        try
        {
            return await parts.Hub.Messenger.FillAsync(content);
        }
#pragma warning disable CA1031 // It is logged, and the message comes again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.StorageFailed(parts.Log, error, content.InstanceId);
            return null;
        }
    }

    async Task PoisonAsync(ReceivedMessage received)
    {
        Log.UnreadableMessage(parts.Log, queue);
        await parts.PersistAsync("", async () =>
        {
            await parts.Hub.Storage.SendAsync(HubQueue.Poison, received.Text, TimeSpan.Zero);
            await parts.Hub.Storage.DeleteAsync(received.Receipt);
        });
    }
}
