using Coordinator.Core.Effects;

namespace Coordinator.Core.Tests.Effects;

/// <summary>Keeps what was sent.</summary>
sealed class KeptNudges : INudges
{
    public List<ResolveNudge> Sent { get; } = [];

    public Task SendAsync(ResolveNudge nudge)
    {
        Sent.Add(nudge);
        return Task.CompletedTask;
    }
}
