using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Completion;

namespace Coordinator.Cli.Cluster;

/// <summary>Shards and stores on the command line; a shell completes them.</summary>
static class ShardIds
{
    /// <summary>A shard.</summary>
    public static Argument<int> Shard { get; } = CreateShard();

    /// <summary>A store that has to be named.</summary>
    public static Option<string> Store(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "STORE", Required = true };
        option.CompletionSources.Add(Candidates.Stores);
        return option;
    }

    static Argument<int> CreateShard()
    {
        var argument = Numbers.Argument("SHARD", "The shard's number.", 0, int.MaxValue);
        argument.HelpName = argument.Name; // Help would list the candidates else, and ask the host for them.
        argument.CompletionSources.Add(Candidates.Shards);
        return argument;
    }
}
