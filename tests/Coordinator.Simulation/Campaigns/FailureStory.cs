using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Campaigns;

/// <summary>Sees to it that whatever goes wrong in a run is told once with its seed and how it came to that.</summary>
static class FailureStory
{
    /// <summary>Does a run.</summary>
    /// <param name="scheduler">Its scheduler, which knows the seed.</param>
    /// <param name="story">How it came to what it is at.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="SimulationFailedException">What is wrong in the first line, then the story.</exception>
    public static T Of<T>(SimScheduler scheduler, Func<string> story, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (SimulationFailedException failure)
        {
            failure.Tell(story);
            throw;
        }
        catch (Exception failure)
        {
            var told = new SimulationFailedException(scheduler, failure.Message, failure);
            told.Tell(story);
            throw told;
        }
    }

    /// <inheritdoc cref="Of{T}" />
    public static void Of(SimScheduler scheduler, Func<string> story, Action run) => Of(scheduler, story, () =>
    {
        run();
        return true;
    });
}
