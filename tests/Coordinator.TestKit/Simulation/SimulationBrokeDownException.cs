namespace Coordinator.TestKit.Simulation;

/// <summary>A simulated run did not get to where it could be judged: it stuck, spun, or left its thread.</summary>
/// <param name="scheduler">The run.</param>
/// <param name="problem">What it did.</param>
public sealed class SimulationBrokeDownException(SimScheduler scheduler, string problem)
    : SimulationFailedException(scheduler, problem);
