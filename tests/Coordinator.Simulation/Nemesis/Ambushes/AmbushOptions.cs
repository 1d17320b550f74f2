using System.Collections.Immutable;

namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>Which steps are held, and what is begun meanwhile.</summary>
sealed record AmbushOptions
{
    /// <summary>The kinds of steps that are held; one that is named twice is held twice as often.</summary>
    public required ImmutableArray<StepKind> Steps { get; init; }

    /// <summary>What is begun while one is held.</summary>
    public ImmutableArray<Provocation> Provocations { get; init; } = [];

    /// <summary>Ambushes at the same time, at most.</summary>
    public int AtOnceMax { get; init; } = 2;

    /// <summary>The longest that a step is held.</summary>
    public TimeSpan HeldMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Every kind of step, and everything that can be begun.</summary>
    public static AmbushOptions Any { get; } = new()
    {
        Steps = [.. Enum.GetValues<StepKind>()],
        Provocations = [.. Enum.GetValues<Provocation>()],
    };
}
