namespace Coordinator.Simulation.Tests.Campaigns;

/// <summary>The command line of the program.</summary>
public class CommandTests
{
    [Fact]
    public void A_campaign_that_does_not_exist_is_run_as_nothing()
    {
        var parsed = SimulationCommand.Build().Parse(["--workload", "lists,nonsense"]);
        var error = Assert.Single(parsed.Errors);
        Assert.Contains("There is no campaign nonsense", error.Message, StringComparison.Ordinal);
        Assert.Contains("lists", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--workload", "all")]
    [InlineData("--workload", "lists,tokens", "--seed", "7")]
    [InlineData("-w", "lists", "tokens", "--seeds", "20000", "--minutes", "1.5", "--jobs", "2")]
    public void A_command_that_the_documents_name_is_refused(params string[] args) =>
        Assert.Empty(SimulationCommand.Build().Parse(args).Errors);
}
