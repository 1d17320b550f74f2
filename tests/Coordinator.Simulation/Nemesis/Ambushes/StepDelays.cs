using System.Collections.Immutable;
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

    readonly SimWorld _world;
    readonly AmbushOptions _options;
    readonly Action<Provocation, EffectEvent> _provoke;
    readonly List<Ambush> _ambushes = [];

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

    /// <summary>Lays an ambush, unless there are enough.</summary>
    public void Beat()
    {
        // One that waits for what does not happen makes room.
        if (_ambushes.Count >= _options.AtOnceMax && _ambushes.Find(ambush => ambush.First is null) is { } idle)
            _ambushes.Remove(idle);
        if (_ambushes.Count < _options.AtOnceMax)
            _ambushes.Add(Draw());
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

    Ambush Draw() => new(
        Any(_options.Steps),
        Any<AmbushScope>([.. Enum.GetValues<AmbushScope>()]),
        Random.Next(3) == 0 ? Any(_options.Steps) : null,
        TimeSpan.FromMilliseconds(100) + (_options.HeldMax * (Random.NextDouble() * Random.NextDouble())),
        Random.Next(3));

    /// <summary>What is begun meanwhile is begun bit by bit, in any order.</summary>
    void Spring(Ambush ambush)
    {
        _world.Scheduler.Schedule(null, ambush.Length, () => Release(ambush));
        if (_options.Provocations.IsEmpty)
            return;
        for (var count = Random.Next(ProvocationsMax + 1); count > 0; count--)
        {
            var what = Any(_options.Provocations);
            _world.Scheduler.Schedule(null, ambush.Length * Random.NextDouble(), () => _provoke(what, ambush.First!));
        }
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

    T Any<T>(ImmutableArray<T> values) => values[Random.Next(values.Length)];
}
