using Coordinator.Cli.Output;
using Coordinator.Contracts.Transactions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Transactions;

/// <summary>Transactions for people.</summary>
static class TransactionPicture
{
    /// <summary>One that committed, or would.</summary>
    public static IRenderable Of(TransactionResult result) => Tables.Stack(
    [
        Colors.Of(result.DryRun == true ? "would commit (dry run, nothing is written)" : result.Status),
        Tables.Properties(
            ("id", result.Id), ("commit time", result.CommitTime), ("attempts", Cells.Number(result.Attempts)),
            ("slots", Cells.Numbers(result.Slots))),
        Results(result.Results),
        .. result.Explain is { } explain ? [Of(explain)] : Array.Empty<IRenderable>(),
    ]);

    /// <summary>What is known of one.</summary>
    public static IRenderable Of(TransactionReportBody report) => Tables.Stack(
    [
        Colors.Of(report.Status),
        Tables.Properties(
            ("id", report.Id), ("commit time", report.CommitTime), ("attempts", Cells.Number(report.Attempts)),
            ("slots", Cells.Numbers(report.Slots))),
        .. report.Results is { } results ? [Results(results)] : Array.Empty<IRenderable>(),
        .. report.Operations?.Select(failure => Cells.Of(ProblemText.OfFailure(failure))) ?? [],
    ]);

    /// <summary>One that was handed over.</summary>
    public static IRenderable Of(TransactionAcceptedBody accepted) => Tables.Stack(
        Colors.Of(accepted.Status), Tables.Properties(("id", accepted.Id)));

    static Table Results(IEnumerable<OperationResultBody> results) => Tables.Of(
        results, ["item or topic", "version", "value"],
        result => [result.Item ?? result.Topic, Cells.Number(result.Version), Cells.Json(result.Value)]);

    static IRenderable Of(ExplainBody explain) => Tables.Properties(
        ("plan", explain.Plan), ("slots", Cells.Numbers(explain.Slots)), ("replicas", Cells.Number(explain.Replicas)),
        ("round trips", Cells.Number(explain.Depth)), ("requests before", Cells.Number(explain.RequestsBefore)),
        ("requests after", Cells.Number(explain.RequestsAfter)), ("rows", Cells.Number(explain.Entities)));
}
