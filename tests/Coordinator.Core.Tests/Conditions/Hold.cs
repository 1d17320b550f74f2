using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>Requests of one host that wait in the network.</summary>
sealed class Hold(SimNode node, Func<EffectEvent, bool> what)
{
    /// <summary>Whether it still catches.</summary>
    public bool IsActive { get; set; } = true;

    public bool Catches(EffectEvent effect) => IsActive && IsOurs(effect);

    /// <summary>How many wait.</summary>
    public int CountIn(SimNetwork network) => network.Held.Count(request => IsOurs(request.Effect));

    /// <summary>Takes those that wait.</summary>
    public List<SimRequest> Take(SimNetwork network)
    {
        var mine = network.Held.Where(request => IsOurs(request.Effect)).ToList();
        network.Held.RemoveAll(mine.Contains);
        return mine;
    }

    bool IsOurs(EffectEvent effect) => effect.Host == node.Host && what(effect);
}
