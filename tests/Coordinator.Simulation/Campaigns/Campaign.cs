namespace Coordinator.Simulation.Campaigns;

/// <summary>
/// One kind of random runs. A seed decides all of a run: what is set up, what clients do, what fails.
/// </summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Description">What the clients do, and what must be true in the end.</param>
/// <param name="Run">
/// Runs one seed and tells what happened; throws when something is wrong, with a message that tells the story.
/// </param>
sealed record Campaign(string Name, string Description, Func<int, Tally> Run)
{
    /// <summary>Seeds of it for each seed of a usual campaign, for runs that take much shorter or longer.</summary>
    public double Share { get; init; } = 1;
}
