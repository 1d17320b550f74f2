using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>Lies in wait for a kind of step, and holds those that are like the first that it catches.</summary>
/// <param name="step">The kind of step.</param>
/// <param name="scope">Which others are like it.</param>
/// <param name="until">Lets go when a step of this kind has taken place; null for not before its time.</param>
/// <param name="skipped">So many steps of the kind pass by before.</param>
sealed class Ambush(AmbushedStep step, AmbushScope scope, StepKind? until, int skipped)
{
    int _passed;

    /// <summary>What it was laid for.</summary>
    public AmbushedStep Step => step;

    /// <summary>Its time, from the first catch.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>The transactions that the first must be about; null for any.</summary>
    public IReadOnlyCollection<TransactionId>? Transactions { get; init; }

    /// <summary>What is begun meanwhile, in order.</summary>
    public required ImmutableArray<Provocation> Provocations { get; init; }

    /// <summary>The step that it was sprung by.</summary>
    public EffectEvent? First { get; private set; }

    /// <summary>The requests that it holds.</summary>
    public HashSet<EffectEvent> Held { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether it holds this step.</summary>
    public bool Catches(EffectEvent effect, StepKind kind)
    {
        if (kind != step.Kind || !(First is null ? IsWanted(effect) && _passed++ >= skipped : IsLikeFirst(effect)))
            return false;
        First ??= effect;
        Held.Add(effect);
        return true;
    }

    /// <summary>Whether it lets go because this step took place.</summary>
    public bool EndsWith(StepKind kind) => First is not null && kind == until;

    bool IsWanted(EffectEvent effect) =>
        Transactions is null || (Steps.TransactionOf(effect) is { } id && Transactions.Contains(id));

    bool IsLikeFirst(EffectEvent effect) => scope switch
    {
        AmbushScope.Host => effect.Host == First!.Host,
        AmbushScope.HostAtReplica => effect.Host == First!.Host && effect.Replica == First.Replica,
        AmbushScope.Replica => effect.Replica == First!.Replica,
        AmbushScope.Transaction => Steps.TransactionOf(effect) is { } id && id == Steps.TransactionOf(First!),
        _ => false,
    };
}
