using System.Globalization;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Sagas;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Sagas;

/// <summary>A saga for people: its state, its steps as bars over time, and what happened.</summary>
static class SagaPicture
{
    /// <summary>The last entries of the timeline that are shown.</summary>
    const int EntriesMax = 20;

    /// <summary>The whole picture.</summary>
    public static IRenderable Of(SagaBody saga) => Tables.Stack(
    [
        Colors.Of(saga.State),
        Tables.Properties(
            ("id", saga.Id),
            ("definition", string.Create(CultureInfo.InvariantCulture, $"{saga.Definition} {saga.Version}")),
            ("input", Cells.Json(saga.Input)), ("started", Cells.Time(saga.StartedAt)),
            ("ended", Cells.Time(saga.EndedAt)), ("took", Cells.Ms((EndOf(saga) - saga.StartedAt).TotalMilliseconds)),
            ("error", saga.Error), ("left behind", saga.LeftBehind is { } left ? string.Join(", ", left) : null)),
        Steps(saga),
        Entries(saga),
    ]);

    static DateTimeOffset EndOf(SagaBody saga) => saga.EndedAt ?? saga.UpdatedAt;

    static Table Steps(SagaBody saga)
    {
        var chart = new SpanChart(saga.StartedAt, EndOf(saga));
        var table = Tables.Of("step", "state", "attempts", "when", "took", "error");
        foreach (var step in saga.Steps)
        {
            var end = step.EndedAt ?? EndOf(saga);
            table.AddRow(
                Cells.Of(step.Name), Colors.Of(step.State), Cells.Of(Attempts(step)),
                step.StartedAt is { } start
                    ? Cells.Of(chart.Bar(start, end), Colors.ColorOf(step.State))
                    : Cells.Of(""),
                Cells.Of(step.StartedAt is { } begun ? Cells.Ms((end - begun).TotalMilliseconds) : ""),
                Cells.Of(ErrorOf(step)));
        }

        return table;
    }

    static string Attempts(SagaStepBody step)
    {
        var parts = new[]
        {
            Cells.Number(step.Attempts),
            step.ConfirmAttempts is { } confirm ? $"confirm {Cells.Number(confirm)}" : "",
            step.CompensationAttempts is { } undo ? $"undo {Cells.Number(undo)}" : "",
        };
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    static string ErrorOf(SagaStepBody step) =>
        (step.StuckAt is { } at ? $"stuck at {at}: " : "") + (step.Error ?? "");

    static Table Entries(SagaBody saga) => Tables.Of(
        saga.Timeline.TakeLast(EntriesMax), ["at", "what", "step", "note"],
        entry => [Offset(saga, entry.At), entry.Kind, entry.Step, entry.Note]);

    static string Offset(SagaBody saga, DateTimeOffset at) => "+" + Cells.Ms((at - saga.StartedAt).TotalMilliseconds);
}
