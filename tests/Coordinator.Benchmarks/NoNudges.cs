using Coordinator.Core.Effects;

namespace Coordinator.Benchmarks;

/// <summary>Nothing is left open in a benchmark without faults; a nudge would say that something went wrong.</summary>
sealed class NoNudges : INudges
{
    public Task SendAsync(ResolveNudge nudge) =>
        throw new InvalidOperationException($"{nudge.Attempt.Id} was left in doubt.");
}
