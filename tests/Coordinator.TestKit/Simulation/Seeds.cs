using System.Globalization;

namespace Coordinator.TestKit.Simulation;

/// <summary>
/// The seeds of a random test. COORDINATOR_SIM_SEED in the environment runs that one alone, to look at a failure.
/// </summary>
public static class Seeds
{
    const string Variable = "COORDINATOR_SIM_SEED";

    /// <summary>So many seeds, or the one that the environment asks for.</summary>
    public static IEnumerable<int> Take(int count) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? [int.Parse(text, CultureInfo.InvariantCulture)]
            : Enumerable.Range(1, count);

    /// <summary>Runs something for each seed; a failure names its seed.</summary>
    public static void ForEach(int count, Action<int> run)
    {
        foreach (var seed in Take(count))
        {
            try
            {
                run(seed);
            }
            catch (Exception failure)
            {
                throw new SeedFailedException(seed, $"set {Variable}={seed} to run it alone", failure);
            }
        }
    }
}
