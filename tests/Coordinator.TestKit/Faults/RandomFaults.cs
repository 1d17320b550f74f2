using Coordinator.TestKit.Simulation;

namespace Coordinator.TestKit.Faults;

/// <summary>Strikes at random, by given rates.</summary>
public sealed class RandomFaults(FaultRates rates, Random random) : IFaultPlan
{
    public FaultDecision Decide(EffectEvent effect)
    {
        var decision = Kind(effect);
        var isDuplicated = effect.IsBatch && random.NextDouble() < rates.DuplicateWrites;
        return isDuplicated ? decision with { Duplicates = [Late()] } : decision;
    }

    FaultDecision Kind(EffectEvent effect)
    {
        var dice = random.NextDouble();
        if ((dice -= rates.LostRequests) < 0)
            return new FaultDecision { Kind = FaultKind.LoseRequest, UnknownAfter = Soon() };
        if ((dice -= rates.LostReplies) < 0)
            return new FaultDecision { Kind = FaultKind.LoseReply, UnknownAfter = Soon() };
        if ((dice -= rates.Crashes) < 0)
            return FaultDecision.Of(random.Next(2) == 0 ? FaultKind.CrashBefore : FaultKind.CrashAfter);
        if (effect.IsBatch && dice < rates.LateWrites)
            return new FaultDecision { Kind = FaultKind.ArriveLate, UnknownAfter = Soon(), ArrivesAfter = Late() };
        return FaultDecision.None;
    }

    TimeSpan Soon() => TimeSpan.FromMilliseconds(1 + 1000 * random.NextDouble());

    TimeSpan Late() => rates.LatestArrival * random.NextDouble();
}
