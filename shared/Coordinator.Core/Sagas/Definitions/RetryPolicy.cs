using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>How often a call is tried, and the pauses between.</summary>
/// <param name="Attempts">Attempts in all, the first included: 1 to <see cref="Limits.SagaAttemptsMax"/>.</param>
/// <param name="First">The pause after the first attempt.</param>
/// <param name="Factor">How the pause grows, at least 1.</param>
/// <param name="Max">The longest pause.</param>
public sealed record RetryPolicy(int Attempts, TimeSpan First, double Factor, TimeSpan Max)
{
    static readonly TimeSpan RetryAfterMax = TimeSpan.FromMilliseconds(Limits.SagaRetryAfterMsMax);

    /// <summary>
    /// Before the point of no return: give up soon, since all can still be undone. Some 3 s of pauses.
    /// </summary>
    public static RetryPolicy Default { get; } =
        new(5, TimeSpan.FromMilliseconds(200), 2, TimeSpan.FromSeconds(10));

    /// <summary>
    /// What must succeed (compensations, confirms, steps after the pivot): some 13 minutes of pauses, then an operator.
    /// </summary>
    public static RetryPolicy Persistent { get; } =
        new(20, TimeSpan.FromMilliseconds(500), 2, TimeSpan.FromSeconds(60));

    /// <summary>
    /// The pause after an attempt: half of it fixed, half of it random, so that many sagas do not return in step.
    /// </summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="fraction">Randomness in [0, 1).</param>
    /// <param name="retryAfter">
    /// What the participant asked for: at least that long, though no longer than
    /// <see cref="Limits.SagaRetryAfterMsMax"/>.
    /// </param>
    public TimeSpan PauseAfter(int attempt, double fraction, TimeSpan? retryAfter)
    {
        Invariant.Require(attempt >= 1 && fraction is >= 0 and < 1, "attempts count from 1, fractions are in [0, 1)");
        var full = Math.Min(First.TotalMilliseconds * Math.Pow(Factor, attempt - 1), Max.TotalMilliseconds);
        var pause = TimeSpan.FromMilliseconds(Math.Ceiling(full * (1 + fraction) / 2));
        var asked = retryAfter ?? TimeSpan.Zero;
        asked = asked < RetryAfterMax ? asked : RetryAfterMax;
        return pause > asked ? pause : asked;
    }
}
