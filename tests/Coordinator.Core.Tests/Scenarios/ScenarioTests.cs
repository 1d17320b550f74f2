using Coordinator.TestKit;

namespace Coordinator.Core.Tests.Scenarios;

/// <summary>
/// The races that matter, told in text files that say step by step what every host does and is told. With
/// COORDINATOR_APPROVE=1 in the environment the files are written anew, for their difference to be reviewed.
/// </summary>
public class ScenarioTests
{
    const string Folder = "tests/Coordinator.Core.Tests/Scenarios";

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.PathOf(Folder), "*.txt").Order(StringComparer.Ordinal)
            .Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_race_is_run_otherwise_than_it_is_told(string name)
    {
        var path = Repository.PathOf($"{Folder}/{name}.txt");
        var told = File.ReadAllText(path).ReplaceLineEndings("\n");
        var run = new ScenarioRun();
        var played = ScenarioFile.Parse(told).Played(run.Play);
        if (Environment.GetEnvironmentVariable("COORDINATOR_APPROVE") == "1")
            File.WriteAllText(path, played);
        else
            Assert.Equal(told, played);
    }

    [Fact]
    public void A_scenario_that_is_told_wrong_goes_unnoticed()
    {
        var told = ScenarioFile.Parse("slots 1 items 0\n----\n\nrun A\n----\nA: told Aborted\n");
        Assert.Contains("A: told Committed", told.Played(new ScenarioRun().Play), StringComparison.Ordinal);
    }
}
