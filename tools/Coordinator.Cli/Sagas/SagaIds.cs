using System.CommandLine;
using Coordinator.Cli.Completion;

namespace Coordinator.Cli.Sagas;

/// <summary>Sagas as arguments; a shell completes the newest ones.</summary>
static class SagaIds
{
    /// <summary>A saga.</summary>
    public static Argument<string> Id { get; } = Create();

    static Argument<string> Create()
    {
        var argument = new Argument<string>("ID") { Description = "The saga's id.", HelpName = "ID" };
        argument.CompletionSources.Add(Candidates.Sagas);
        return argument;
    }
}
