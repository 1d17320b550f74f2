using System.Globalization;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Functions.Answers;
using Microsoft.Extensions.Primitives;

namespace Coordinator.Functions.Http;

/// <summary>
/// Commit times that callers have seen, in the header <c>Coordinator-Commit-Time</c> of their requests: the clock of
/// this host observes them, so that what it commits from then on is later (decision 0017).
/// </summary>
sealed class SeenTimes(HlcClock clock, TimeProvider time)
{
    /// <summary>
    /// Hosts' clocks agree far better. It is held against the wall clock: against the clock that observes, a caller
    /// could push it on and on by steps.
    /// </summary>
    public static readonly TimeSpan AheadMax = TimeSpan.FromSeconds(60);

    /// <summary>Takes note of a request's header.</summary>
    /// <returns>What is wrong with it; null when it was noted, or is absent.</returns>
    public Problem? Observe(StringValues header)
    {
        if (header.Count == 0)
            return null;
        if (header.Count > 1 || !Hlc.TryParse(header[0], out var seen))
            return Invalid("Must be one commit time as answers carry it: 16 hexadecimal digits.");
        if (seen.Time > time.GetUtcNow() + AheadMax)
            return Invalid(string.Create(
                CultureInfo.InvariantCulture,
                $"Is more than {AheadMax.TotalSeconds} s ahead of this host's clock. It would push that clock, and all "
                + $"that is committed here later, as far ahead; no commit of a host whose clock is right has it."));
        clock.Observe(seen);
        return null;
    }

    static Problem Invalid(string message) => ProblemOf.Invalid(WireHeaders.CommitTime, message);
}
