namespace Coordinator.Core.Durable;

/// <summary>Waits between the rounds of a durable run: doubling from a second to minutes, with jitter.</summary>
sealed class Patience(ProtocolContext context)
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Waits after a round.</summary>
    /// <param name="round">1, 2, 3 …</param>
    public Task WaitAsync(int round)
    {
        var doubled = First * Math.Pow(2, Math.Min(round - 1, 20));
        var bounded = doubled < Longest ? doubled : Longest;
        return context.Effects.DelayAsync(bounded * (0.5 + context.Ids.NextFraction()));
    }
}
