namespace Coordinator.Simulation.Broken;

/// <summary>A seed at which something was seen to be wrong.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Story">What is wrong in the first line, then how it came to that.</param>
sealed record Caught(int Seed, string Story)
{
    /// <summary>What is wrong.</summary>
    public string Problem => Story.Split('\n')[0];
}
