namespace Coordinator.Simulation.Campaigns;

/// <summary>A seed that showed that something is wrong.</summary>
/// <param name="Campaign">The campaign's name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Story">What is wrong in the first line, then how it came to that.</param>
sealed record SeedFailure(string Campaign, int Seed, string Story)
{
    /// <summary>What is wrong.</summary>
    public string Problem => Story.Split('\n')[0];

    /// <summary>The command that runs it again and tells the whole story.</summary>
    public string Command =>
        $"dotnet run --project tests/Coordinator.Simulation -c Release -- --workload {Campaign} --seed {Seed}";
}
