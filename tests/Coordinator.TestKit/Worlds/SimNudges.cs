using Coordinator.Core.Effects;

namespace Coordinator.TestKit.Worlds;

/// <summary>Puts requests to resolve into the world's queue.</summary>
public sealed class SimNudges(Queue<ResolveNudge> queue) : INudges
{
    /// <inheritdoc />
    public Task SendAsync(ResolveNudge nudge)
    {
        queue.Enqueue(nudge);
        return Task.CompletedTask;
    }
}
