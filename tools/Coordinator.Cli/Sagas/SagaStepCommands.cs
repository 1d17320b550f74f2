using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Client;
using Coordinator.Contracts.Sagas;

namespace Coordinator.Cli.Sagas;

/// <summary>An operator's word for a step that is stuck.</summary>
static class SagaStepCommands
{
    static readonly Argument<string> Step = Names.Of("STEP", "The step's name.");

    static readonly Option<string?> Result = Names.Option(
        "--result", JsonText.HelpName, "What later steps read as its body.");

    /// <summary>Tries it again.</summary>
    public static Command Retry() =>
        new Command("retry", "Try a stuck step again.") { SagaIds.Id, Step }
            .Runs(call => SayAsync(call, (id, step) => call.Api.Sagas.RetryStepAsync(id, step, call.Stop)));

    /// <summary>Goes on without it.</summary>
    public static Command Skip() =>
        new Command("skip", "Go on without a stuck step; what it may have done stays.")
        {
            SagaIds.Id, Step, Confirmation.Yes,
        }.Runs(call =>
        {
            Confirmation.Ask(call, $"Step {call.Need(Step)} is given up; what it may have done stays as it is.");
            return SayAsync(call, (id, step) => call.Api.Sagas.SkipStepAsync(id, step, call.Stop));
        });

    /// <summary>Takes it for done.</summary>
    public static Command Resolve() =>
        new Command("resolve", "Take a stuck step for done, or undone, by hand.")
        {
            SagaIds.Id, Step, Result, Confirmation.Yes,
        }.Runs(call =>
        {
            var result = call.Json(call.Get(Result), "--result");
            Confirmation.Ask(call, $"Step {call.Need(Step)} is taken for done, or undone, because you say so.");
            return SayAsync(call, (id, step) => call.Api.Sagas.ResolveStepAsync(id, step, result, call.Stop));
        });

    static async Task<int> SayAsync(Call call, Func<string, string, Task<Reply<SagaAcceptedBody>>> say) =>
        call.Show(await say(call.Need(SagaIds.Id), call.Need(Step)), SagaCommands.Picture);
}
