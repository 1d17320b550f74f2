using Coordinator.Core;
using Coordinator.TestKit.Durable;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Broken;

/// <summary>
/// The coordinator without one of its conditions, and random runs that see that something is wrong with it. What has
/// never been seen to catch a mistake proves nothing when it finds none (T21).
/// </summary>
/// <param name="Name">Its name on the command line and in tests.</param>
/// <param name="Drops">The condition that it drops, and where that is from.</param>
sealed record BrokenCoordinator(string Name, string Drops)
{
    /// <summary>Runs a seed without the condition; throws when it sees that something is wrong.</summary>
    public required Action<int> Run { get; init; }

    /// <summary>Runs the same seed with the condition, under the same faults; must see nothing.</summary>
    public required Action<int> RunSound { get; init; }

    /// <summary>It must be caught within so many seeds.</summary>
    public int SeedsMax { get; init; } = 500;

    /// <summary>Looks for a seed that catches it.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="seedsMax">How many; null for <see cref="SeedsMax"/>.</param>
    /// <returns>Null when none does.</returns>
    public Caught? TryCatch(int first = 1, int? seedsMax = null) => Enumerable.Range(first, seedsMax ?? SeedsMax)
        .Select(seed => Judge(seed, Run)).FirstOrDefault(caught => caught is not null);

    /// <summary>Runs the same seeds with the condition.</summary>
    /// <returns>What is wrong all the same; null when nothing is.</returns>
    public Caught? TryCatchSound(int first, int seeds) => Enumerable.Range(first, seeds)
        .Select(seed => Judge(seed, RunSound)).FirstOrDefault(caught => caught is not null);

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>
    /// A judge's finding, or an invariant of the product. That a run breaks down in another way shows nothing but that
    /// the condition was taken out badly.
    /// </summary>
    static Caught? Judge(int seed, Action<int> run)
    {
        try
        {
            run(seed);
            return null;
        }
        catch (SimulationFailedException failure) when (IsFinding(failure))
        {
            return new Caught(seed, failure.Message);
        }
    }

    static bool IsFinding(Exception failure) => failure switch
    {
        SimulationBrokeDownException => false,
        SimulationFailedException { InnerException: { } cause } => IsFinding(cause),
        SimulationFailedException or InvariantViolationException or NondeterminismException => true,
        _ => false,
    };
}
