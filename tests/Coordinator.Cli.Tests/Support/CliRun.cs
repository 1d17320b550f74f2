using System.Text.Json.Nodes;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Shouldly;

namespace Coordinator.Cli.Tests.Support;

/// <summary>What a command line came to, run in this process.</summary>
sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>Everything, for failure messages.</summary>
    public string Said => $"exit {ExitCode}\n{Output}\n{Error}";

    /// <summary>The output as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Output).ShouldNotBeNull(Said);

    /// <summary>Runs one.</summary>
    public static async Task<CliRun> Of(CliWorld world, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var around = new Surroundings
        {
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            Input = new StringReader(world.Input),
            IsInputTerminal = world.IsInputTerminal,
            Variable = name => world.Variables.GetValueOrDefault(name),
        };
        var exitCode = await Tool.RunAsync(arguments, around);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Fails unless it ended so.</summary>
    public CliRun Ended(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, Said);
        return this;
    }
}
