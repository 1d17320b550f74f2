using System.Globalization;
using Coordinator.Client;
using Coordinator.Local.Demo.Views;
using Spectre.Console;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>
/// The demo as somebody sees it: progress, what became of the orders, and whether the invariants hold.
/// </summary>
/// <param name="output">Where to show it.</param>
/// <param name="time">The clock.</param>
public sealed class CheckoutDemo(IAnsiConsole output, TimeProvider time)
{
    const int Concurrency = 16;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>After the last answer; the views are right then, or something is wrong.</summary>
    static readonly TimeSpan ViewsWithin = TimeSpan.FromSeconds(10);

    /// <summary>Runs it against an API that is up.</summary>
    /// <returns>Whether every invariant holds.</returns>
    /// <param name="api">Its address, with a slash at the end.</param>
    /// <param name="key">The function key; null for an open API.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CoordinatorException">The API refuses to do what the demo needs.</exception>
    public async Task<bool> RunAsync(Uri api, string? key, CancellationToken stop)
    {
        var sample = CheckoutSample.Load();
        using var http = new HttpClient { BaseAddress = api, Timeout = TimeSpan.FromMinutes(1) };
        if (key is not null)
            http.DefaultRequestHeaders.Add("x-functions-key", key);
        var client = PatientApi.ClientOf(http, time);
        var run = new CheckoutRun(client, Concurrency, time);
        var patient = new PatientApi(time, Patience);
        var views = new PatientViews(client.Views, patient);
        var catchUp = new CatchUp(views, time);

        await views.DefineAsync(sample.Views, stop);
        await run.LoadAsync(sample, stop);
        output.MarkupLineInterpolated(
            $"{sample.Views.Count} views, {sample.Stock.Count} goods, {sample.Customers.Count} customers are at {api}");
        var (answers, took) = await PlaceAsync(run, sample, catchUp, stop);
        var state = await CheckoutState.ReadAsync(client, patient, sample, stop);
        var viewed = await new ViewAudit(views, time).CheckAsync(CheckoutViews.Of(sample, state), ViewsWithin, stop);
        IReadOnlyList<Finding> findings = [.. new CheckoutAudit(sample, state, answers).Check(), .. viewed];

        output.Write(Outcomes(answers));
        output.Write(FindingTable.Of(findings));
        output.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{answers.Count} requests in {took.TotalSeconds:F1} s: {answers.Count / took.TotalSeconds:F0} a second.");
        output.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"Half were answered within {Slowest(answers, 0.5)} ms, 99 of 100 within {Slowest(answers, 0.99)} ms.");
        output.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"Of the committed orders at most {catchUp.BehindMost} were not in the views yet.");
        return findings.All(finding => finding.Holds);
    }

    async Task<(IReadOnlyCollection<OrderAnswer> Answers, TimeSpan Took)> PlaceAsync(
        CheckoutRun run, CheckoutSample sample, CatchUp catchUp, CancellationToken stop)
    {
        IReadOnlyCollection<OrderAnswer> answers = [];
        var took = TimeSpan.Zero;
        await output.Progress().Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(progress =>
            {
                var placing = progress.AddTask("Placing orders", maxValue: sample.Orders.Count);
                var viewing = progress.AddTask("In the views");
                return Task.WhenAll(PlaceAllAsync(placing), catchUp.WatchAsync(viewing, ViewsWithin, stop));
            });
        return (answers, took);

        async Task PlaceAllAsync(ProgressTask line)
        {
            var start = time.GetTimestamp();
            try
            {
                answers = await run.PlaceAsync(sample.Orders, Note, stop);
            }
            finally
            {
                took = time.GetElapsedTime(start);
                catchUp.End();
            }

            void Note(OrderAnswer answer)
            {
                line.Increment(1);
                catchUp.Note(answer);
            }
        }
    }

    static Table Outcomes(IReadOnlyCollection<OrderAnswer> answers)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Answer").AddColumn("Requests", c => c.RightAligned());
        foreach (var group in answers.GroupBy(a => a.Verdict).OrderByDescending(g => g.Count()))
            table.AddRow(Describe(group.Key), group.Count().ToString(CultureInfo.InvariantCulture));
        return table;
    }

    static string Describe(Verdict verdict) => verdict switch
    {
        Verdict.Paid => "committed: paid and taken from stock",
        Verdict.NoMoney => "aborted: the customer cannot pay",
        Verdict.NoStock => "aborted: not enough in stock",
        Verdict.PlacedBefore => "aborted: placed by an earlier run",
        Verdict.IdUsedOtherwise => "refused: the id was used for another order",
        Verdict.GaveUp => "aborted: too many conflicts",
        _ => "in doubt",
    };

    static long Slowest(IReadOnlyCollection<OrderAnswer> answers, double share) =>
        (long)answers.Select(a => a.Took).Order().ElementAt((int)(answers.Count * share)).TotalMilliseconds;
}
