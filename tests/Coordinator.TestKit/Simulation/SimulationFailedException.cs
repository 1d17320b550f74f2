namespace Coordinator.TestKit.Simulation;

/// <summary>A simulated run went wrong; the message names the seed that repeats it.</summary>
public sealed class SimulationFailedException : Exception
{
    public SimulationFailedException(SimScheduler scheduler, string problem, Exception? cause = null)
        : base($"Seed {scheduler.Seed}, after {scheduler.Elapsed}: {problem}", cause)
    {
    }
}
