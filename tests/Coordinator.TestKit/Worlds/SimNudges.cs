using Coordinator.Core.Effects;

namespace Coordinator.TestKit.Worlds;

/// <summary>Puts requests to resolve into the world's queue.</summary>
sealed class SimNudges(Queue<ResolveNudge> queue) : INudges
{
    public Task SendAsync(ResolveNudge nudge)
    {
        queue.Enqueue(nudge);
        return Task.CompletedTask;
    }
}
