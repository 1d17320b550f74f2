using System.Diagnostics;

namespace Coordinator.Simulation.Tests.Campaigns;

/// <summary>
/// A seed that failed must fail again in another process, or it cannot be looked into. Within one process what depends
/// on hash codes of texts would repeat; between two it does not.
/// </summary>
public class ReplayTests
{
    const int Seeds = 3;

    [Fact]
    public async Task A_seed_does_something_else_in_another_process()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var both = await Task.WhenAll(RunAsync(seed), RunAsync(seed));
            Assert.Contains("requests", both[0], StringComparison.Ordinal);
            Assert.Equal(both[0], both[1]);
        }
    }

    /// <summary>What the program tells of all campaigns: their counts of everything.</summary>
    static async Task<string> RunAsync(int seed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] args = [typeof(SimulationCommand).Assembly.Location, "--seed", $"{seed}", "--workload", "all"];
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
