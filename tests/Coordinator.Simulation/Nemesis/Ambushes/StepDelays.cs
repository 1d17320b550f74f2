using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Simulation.Campaigns;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>
/// Holds requests by what they are to the protocol, for a time or until a step of another kind has taken place, and has
/// something begun meanwhile. Races that need a few steps in an unlikely order become likely when just these steps are
/// moved, as by the priority change points of PCT (Burckhardt et al., "A Randomized Scheduler with Probabilistic
/// Guarantees of Finding Bugs", ASPLOS 2010); random delays of all requests find them only by chance.
/// </summary>
sealed class StepDelays : IFaultPlan
{
    const int ProvocationsMax = 3;
    static readonly TimeSpan LeastHeld = TimeSpan.FromMilliseconds(100);
    static readonly AmbushScope[] Scopes = Enum.GetValues<AmbushScope>();

    readonly SimWorld _world;
    readonly AmbushOptions _options;
    readonly Action<Provocation, EffectEvent> _provoke;
    readonly List<Ambush> _ambushes = [];
    readonly HashSet<TransactionId> _held = [];

    /// <param name="world">The world.</param>
    /// <param name="options">Which steps.</param>
    /// <param name="provoke">Begins something; given the step that is held.</param>
    public StepDelays(SimWorld world, AmbushOptions options, Action<Provocation, EffectEvent> provoke)
    {
        _world = world;
        _options = options;
        _provoke = provoke;
        world.Network.OnArrived += Watch;
    }

    /// <summary>How many steps were held.</summary>
    public Tally Counts { get; } = new();

    Random Random => _world.Scheduler.Random;

    /// <summary>Lays ambushes, at a different step each as far as there are so many.</summary>
    public void Beat()
    {
        // One that waits for what does not happen makes room.
        if (_ambushes.Count >= _options.AtOnceMax && _ambushes.Find(ambush => ambush.First is null) is { } idle)
            _ambushes.Remove(idle);
        while (_ambushes.Count < _options.AtOnceMax)
        {
            var free = _options.Steps.Where(step => _ambushes.TrueForAll(ambush => ambush.Step != step)).ToList();
            _ambushes.Add(Draw(free.Count > 0 ? free : _options.Steps));
        }
    }

    /// <inheritdoc />
    public FaultDecision Decide(EffectEvent effect)
    {
        if (Steps.KindOf(effect) is not { } kind
            || _ambushes.Find(ambush => ambush.Catches(effect, kind)) is not { } ambush)
            return FaultDecision.None;
        Counts[Figures.HeldSteps]++;
        if (ReferenceEquals(ambush.First, effect))
            Spring(ambush);
        return FaultDecision.Of(FaultKind.Hold);
    }

    Ambush Draw(IReadOnlyList<AmbushedStep> steps)
    {
        var step = steps[Random.Next(steps.Count)];
        StepKind? until = Random.Next(3) == 0
            ? _options.Steps[Random.Next(_options.Steps.Length)].Kind
            : null;
        return new Ambush(
            step,
            step.Scope ?? Scopes[Random.Next(Scopes.Length)],
            step.Until ?? until,
            // Most often the first.
            Random.Next(3) * Random.Next(2))
        {
            Transactions = step.IsOfHeld ? _held : null,
            Length = LeastHeld + (_options.HeldMax * (Random.NextDouble() * Random.NextDouble())),
            Provocations = Some(step.Provocations),
        };
    }

    /// <summary>Some of what may be begun, most often in the order in which it was named.</summary>
    ImmutableArray<Provocation> Some(ImmutableArray<Provocation> all)
    {
        var count = Random.Next(1 + Math.Min(all.Length, ProvocationsMax));
        var isInOrder = Random.Next(4) > 0;
        var chosen = Enumerable.Range(0, all.Length).OrderBy(_ => Random.Next()).Take(count).ToList();
        return [.. (isInOrder ? chosen.Order() : chosen.AsEnumerable()).Select(index => all[index])];
    }

    /// <summary>What is begun meanwhile is begun bit by bit.</summary>
    void Spring(Ambush ambush)
    {
        if (Steps.TransactionOf(ambush.First!) is { } id)
            _held.Add(id);
        _world.Scheduler.Schedule(null, ambush.Length, () => Release(ambush));
        var moments = ambush.Provocations.Select(_ => ambush.Length * Random.NextDouble()).Order().ToList();
        foreach (var (what, after) in ambush.Provocations.Zip(moments))
            _world.Scheduler.Schedule(null, after, () => _provoke(what, ambush.First!));
    }

    void Watch(EffectEvent effect, object? result)
    {
        if (_ambushes.Count == 0 || Steps.KindOf(effect) is not { } kind)
            return;
        foreach (var ambush in _ambushes.Where(ambush => ambush.EndsWith(kind)))
            _world.Scheduler.Schedule(null, TimeSpan.Zero, () => Release(ambush));
    }

    /// <summary>Lets all go that it holds.</summary>
    void Release(Ambush ambush)
    {
        if (!_ambushes.Remove(ambush))
            return;
        var held = _world.Network.Held.FindAll(request => ambush.Held.Contains(request.Effect));
        _world.Network.Held.RemoveAll(held.Contains);
        foreach (var request in held)
            request.Deliver();
    }
}
