using Coordinator.Simulation.Systems.Http;

namespace Coordinator.Simulation.Systems.Load;

/// <summary>Keeps the figures of a run apart: before a burst, in it, while all recovers, and afterwards.</summary>
sealed class PhaseWatch(SystemWorld world)
{
    PhaseFigures? _now;

    public PhaseFigures Before { get; } = new("before");

    public PhaseFigures During { get; } = new("during");

    public PhaseFigures Recovering { get; } = new("recovering");

    public PhaseFigures After { get; } = new("after");

    /// <summary>Begins, and lets the burst come.</summary>
    public void Begin(BurstPlan? burst)
    {
        _now = Before;
        if (burst is null)
            return;
        world.Scheduler.Schedule(null, burst.After, () =>
        {
            _now = During;
            world.Faults.Burst(burst.Length);
        });
        world.Scheduler.Schedule(null, burst.After + burst.Length, () => _now = Recovering);
        world.Scheduler.Schedule(null, burst.After + burst.Length + burst.Recovery, () => _now = After);
    }

    /// <summary>Nothing counts any more.</summary>
    public void End() => _now = null;

    /// <summary>A host asked a store.</summary>
    public void Asked()
    {
        if (_now is { } phase)
            phase.Requests++;
    }

    /// <summary>The figures that a request which is sent now belongs to; null when it does not count.</summary>
    public PhaseFigures? PhaseOf(HttpAsk ask) =>
        ask is { Method: "POST", Target: "/api/transactions", Prefer: null } ? _now : null;

    /// <inheritdoc />
    public override string ToString() => string.Join('\n', Before, During, Recovering, After);
}
