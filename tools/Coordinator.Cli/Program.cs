using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;

try
{
    return await Tool.RunAsync(args, Surroundings.OfProcess());
}
catch (OutputClosedException)
{
    return ExitCodes.OutputClosed; // Whoever closed it has what he wanted.
}
