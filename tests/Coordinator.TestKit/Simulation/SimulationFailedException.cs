namespace Coordinator.TestKit.Simulation;

/// <summary>A simulated run went wrong; the message names the seed that repeats it.</summary>
public class SimulationFailedException : Exception
{
    string? _story;

    /// <param name="scheduler">The run.</param>
    /// <param name="problem">What went wrong.</param>
    /// <param name="cause">What was thrown; null when it was judged.</param>
    public SimulationFailedException(SimScheduler scheduler, string problem, Exception? cause = null)
        : base($"Seed {scheduler.Seed}, after {scheduler.Elapsed}: {problem}", cause)
    {
    }

    /// <inheritdoc />
    public override string Message => _story is null ? base.Message : $"{base.Message}\n{_story}";

    bool IsTold => _story is not null || InnerException is SimulationFailedException { IsTold: true };

    /// <summary>Adds how it came to that, unless it has been told.</summary>
    public void Tell(Func<string> story)
    {
        ArgumentNullException.ThrowIfNull(story);
        if (!IsTold)
            _story = story();
    }
}
