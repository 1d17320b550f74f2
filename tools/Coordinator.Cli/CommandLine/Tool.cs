using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Coordinator.Cli.Bench;
using Coordinator.Cli.Cluster;
using Coordinator.Cli.Completion;
using Coordinator.Cli.Events;
using Coordinator.Cli.Items;
using Coordinator.Cli.Locks;
using Coordinator.Cli.Operations;
using Coordinator.Cli.Output;
using Coordinator.Cli.Sagas;
using Coordinator.Cli.Subscriptions;
using Coordinator.Cli.Transactions;
using Coordinator.Cli.Views;

namespace Coordinator.Cli.CommandLine;

/// <summary>The command line as a whole.</summary>
static class Tool
{
    const string Description = """
        Coordinator on the command line: transactions, sagas, events, views, locks, and the operator's verbs.

        Results go to standard output, everything else to standard error. The key of a host that asks for one comes
        from the variable COORDINATOR_KEY, --key-file or --key-stdin, never from an argument.

        Exit codes: 0 done, committed; 1 aborted, refused, not found; 2 wrong usage, nothing was sent; 3 in doubt or not
        over yet, ask again; 4 the host does not answer, or cannot now.
        """;

    /// <summary>"@" at the start of a value is a file of JSON, not one of arguments.</summary>
    static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>All commands.</summary>
    public static RootCommand CreateRoot()
    {
        var root = new RootCommand(Description)
        {
            SubmitCommand.Create(), TransactionCommands.Create(), ItemCommands.CreateGet(), WriteCommands.CreatePut(),
            WriteCommands.CreatePatch(), WriteCommands.CreateDelete(), ItemCommands.CreateRead(),
            SagaCommands.Create(), EventCommands.Create(), ViewCommands.Create(), SubscriptionCommands.Create(),
            LockCommands.Create(), ClusterCommands.Create(), ShardCommands.Failover(), ShardCommands.Rejoin(),
            ShardCommands.Move(), ShardCommands.Replicate(), ScrubCommands.Create(), InDoubtCommand.Create(),
            HealthCommand.Create(), ActivityCommand.Create(), MetricsCommand.Create(), DrillCommands.Create(),
            BenchCommand.Create(), CompletionCommand.Create(),
        };
        foreach (var option in GlobalOptions.All)
            root.Options.Add(option);
        // Completion would offer the forms of Windows everywhere.
        var help = root.Options.OfType<HelpOption>().Single();
        help.Aliases.Clear();
        help.Aliases.Add("-h");
        return root;
    }

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="around">Streams, variables, clock.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static Task<int> RunAsync(string[] arguments, Surroundings around)
    {
        var parsed = CreateRoot().Parse(arguments.Length == 0 ? ["--help"] : arguments, Parsing);
        return parsed.Action is ParseErrorAction
            ? Task.FromResult(Refuse(parsed, around))
            : parsed.InvokeAsync(new Invocation(around));
    }

    static int Refuse(ParseResult parsed, Surroundings around)
    {
        foreach (var error in parsed.Errors)
            around.Error.WriteLine($"Error: {Cells.Clean(error.Message)}");
        var path = Path(parsed);
        around.Error.WriteLine($"See: coordinator {path}--help");
        return ExitCodes.Usage;
    }

    static string Path(ParseResult parsed)
    {
        var path = "";
        for (var result = parsed.CommandResult; result.Parent is System.CommandLine.Parsing.CommandResult parent;
            result = parent)
        {
            path = $"{result.Command.Name} {path}";
        }

        return path;
    }
}
