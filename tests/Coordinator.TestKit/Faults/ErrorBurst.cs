using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Faults;

/// <summary>
/// Many requests to all stores are refused at once for a time, as a service under load does with 503 and 429: nothing
/// happened, and the answer is quick (T42).
/// </summary>
/// <param name="time">True time.</param>
/// <param name="random">Decides which.</param>
/// <param name="share">How many, in [0, 1].</param>
/// <param name="until">When it ends.</param>
public sealed class ErrorBurst(SimScheduler time, Random random, double share, DateTimeOffset until) : IFaultPlan
{
    static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc />
    public FaultDecision Decide(EffectEvent effect) => time.Now < until && random.NextDouble() < share
        ? new FaultDecision { Kind = FaultKind.LoseRequest, UnknownAfter = Answer }
        : FaultDecision.None;
}
