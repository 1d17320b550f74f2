using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>Lies in wait for a kind of step, and holds those that are like the first that it catches.</summary>
/// <param name="kind">The kind of step.</param>
/// <param name="scope">Which others are like it.</param>
/// <param name="until">Lets go when a step of this kind has taken place; null for not before its time.</param>
/// <param name="length">Its time, from the first catch.</param>
/// <param name="skipped">So many steps of the kind pass by before.</param>
sealed class Ambush(StepKind kind, AmbushScope scope, StepKind? until, TimeSpan length, int skipped)
{
    int _passed;

    /// <summary>Its time, from the first catch.</summary>
    public TimeSpan Length => length;

    /// <summary>The step that it was sprung by.</summary>
    public EffectEvent? First { get; private set; }

    /// <summary>The requests that it holds.</summary>
    public HashSet<EffectEvent> Held { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether it holds this step.</summary>
    public bool Catches(EffectEvent effect, StepKind step)
    {
        if (step != kind || (First is null ? _passed++ < skipped : !IsLikeFirst(effect)))
            return false;
        First ??= effect;
        Held.Add(effect);
        return true;
    }

    /// <summary>Whether it lets go because this step took place.</summary>
    public bool EndsWith(StepKind step) => First is not null && step == until;

    bool IsLikeFirst(EffectEvent effect) => scope switch
    {
        AmbushScope.Host => effect.Host == First!.Host,
        AmbushScope.HostAtReplica => effect.Host == First!.Host && effect.Replica == First.Replica,
        AmbushScope.Replica => effect.Replica == First!.Replica,
        _ => false,
    };
}
