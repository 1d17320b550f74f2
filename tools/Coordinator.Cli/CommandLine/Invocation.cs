using System.CommandLine;
using Coordinator.Cli.Output;

namespace Coordinator.Cli.CommandLine;

/// <summary>Hands the surroundings on to the command that runs.</summary>
sealed class Invocation : InvocationConfiguration
{
    /// <summary>Streams for help, and the rest for the command.</summary>
    /// <param name="around">What is around the tool.</param>
    public Invocation(Surroundings around)
    {
        Around = around;
        Output = around.Output;
        Error = around.Error;
        EnableDefaultExceptionHandler = false;
        ProcessTerminationTimeout = null; // Signals are the frame's matter, see Verb.
    }

    /// <summary>What is around the tool.</summary>
    public Surroundings Around { get; }
}
