using Azure;
using Coordinator.Core.Effects;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Storage.Queues;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Systems.Queues;

/// <summary>A host's way to the queues, with the product's own texts of messages.</summary>
sealed class QueueLink(SystemWorld world, SimHost host) : INudges, ILogNudges, ITargetQueues
{
    /// <inheritdoc />
    public Task SendAsync(ResolveNudge nudge)
    {
        var text = ResolveNudgeCodec.Encode(nudge);
        return SendAsync(NudgeQueue.Name, () => world.Resolve.Put(text, nudge.Delay));
    }

    /// <inheritdoc />
    public Task SendAsync(IReadOnlyCollection<SlotId> slots, TimeSpan delay)
    {
        var text = LogNudgeCodec.Encode(slots);
        return SendAsync(LogNudgeQueue.Name, () => world.Follow.Put(text, delay));
    }

    /// <inheritdoc />
    public async Task SendAsync(string queue, string message, CancellationToken cancellation)
    {
        if (!await SendAsync(queue, () => world.Delivered.Add((queue, message))).WaitAsync(cancellation))
            throw new RequestFailedException(503, "The simulated queue does not answer.");
    }

    Task<bool> SendAsync(string queue, Action put) => world.Base.Network.SendAsync(
        host.Next(EffectKind.SendMessage) with { Subject = queue },
        () =>
        {
            put();
            return Task.FromResult(true);
        },
        unknown: false);
}
