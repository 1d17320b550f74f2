using System.Collections.Immutable;

namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>Which steps are held.</summary>
/// <param name="Steps">The steps; one that is named twice is held twice as often.</param>
sealed record AmbushOptions(params ImmutableArray<AmbushedStep> Steps)
{
    /// <summary>Ambushes at the same time, at most.</summary>
    public int AtOnceMax { get; init; } = 2;

    /// <summary>The longest that a step is held.</summary>
    public TimeSpan HeldMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Every kind of step and everything that can be begun, as often and as long as drawn.</summary>
    public static AmbushOptions Draw(Random random) => new(
        [.. Enum.GetValues<StepKind>().Select(kind => new AmbushedStep(kind, [.. Enum.GetValues<Provocation>()])
        {
            IsOfHeld = random.Next(3) == 0,
        })])
    {
        AtOnceMax = random.Next(1, 5),
        HeldMax = TimeSpan.FromSeconds(random.Next(1, 6)),
    };
}
