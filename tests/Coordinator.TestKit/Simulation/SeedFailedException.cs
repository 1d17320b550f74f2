namespace Coordinator.TestKit.Simulation;

/// <summary>A random test failed for a seed.</summary>
public sealed class SeedFailedException(int seed, string how, Exception failure)
    : Exception($"Seed {seed} failed ({how}): {failure.Message}", failure)
{
    /// <summary>The seed that repeats it.</summary>
    public int Seed { get; } = seed;
}
