using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;

return await Tool.RunAsync(args, Surroundings.OfProcess());
