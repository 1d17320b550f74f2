using System.Globalization;
using Coordinator.Client;
using Coordinator.Contracts.Sagas;
using Coordinator.Samples.Trip.Misbehaviour;
using Spectre.Console;

namespace Coordinator.Local.Demo.Trip;

/// <summary>
/// The demo as somebody sees it: each story with its timeline, what arrived too late, and whether the invariants hold.
/// </summary>
/// <param name="output">Where to show it.</param>
/// <param name="time">The clock.</param>
public sealed class TripDemo(IAnsiConsole output, TimeProvider time)
{
    const int Refused = 409;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly PatientApi _api = new(time, Patience);

    /// <summary>Runs it against an API and participants that are up.</summary>
    /// <param name="api">The API's address, with a slash at the end.</param>
    /// <param name="key">The function key; null for an open API.</param>
    /// <param name="participants">The participants' address, with a slash at the end.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The trip to look at afterwards; null when an invariant is broken.</returns>
    /// <exception cref="CoordinatorException">The API refuses to do what the demo needs.</exception>
    public async Task<string?> RunAsync(Uri api, string? key, Uri participants, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = api, Timeout = TimeSpan.FromMinutes(1) };
        if (key is not null)
            http.DefaultRequestHeaders.Add("x-functions-key", key);
        using var others = new HttpClient { BaseAddress = participants, Timeout = TimeSpan.FromMinutes(1) };
        var client = PatientApi.ClientOf(http, time);
        var sagas = new TripSagas(client.Sagas, time);
        var run = new TripRun(sagas, time.GetUtcNow().ToString("yyMMdd-HHmmss", CultureInfo.InvariantCulture));

        var version = await sagas.DefineAsync(participants, stop);
        await TripMoney.OpenAsync(client, _api, TripStory.All.Select(run.AccountOf), stop);
        output.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Version {version} of {TripSagas.Definition} is stored at {api}; the participants are at {participants}");
        var ended = await Task.WhenAll(TripStory.All.Select(story => run.TellAsync(story, stop)));
        foreach (var (story, saga) in TripStory.All.Zip(ended))
            Show(story, saga);
        var findings = await CheckAsync(client, new TripParticipants(others), run, ended, stop);
        output.Write(FindingTable.Of(findings));
        return findings.All(finding => finding.Holds) ? ended[0].Id : null;
    }

    async Task<IReadOnlyList<Finding>> CheckAsync(
        CoordinatorClient client, TripParticipants participants, TripRun run, SagaBody[] ended, CancellationToken stop)
    {
        var late = (await participants.DeliverAsync(stop)).Delivered;
        Show(late);
        var trips = TripStory.All.Zip(ended)
            .Select(pair => new TripOutcome(pair.Second.Id, run.AccountOf(pair.First), pair.Second.State)).ToArray();
        var money = await TripMoney.ReadAsync(client, _api, trips, stop);
        var verdict = new TripVerdict(trips, await participants.AuditAsync(stop), money);
        return [AsTold(ended), LateRefused(late), .. verdict.Check()];
    }

    void Show(TripStory story, SagaBody saga)
    {
        output.WriteLine();
        output.MarkupLineInterpolated($"[bold]{saga.Id}[/]: {story.Title}");
        output.Write(TripTimeline.Of(saga));
        output.MarkupLineInterpolated($"It is [bold]{EndOf(saga)}[/]. {saga.Error}");
    }

    void Show(IReadOnlyList<Delivery> late)
    {
        output.WriteLine();
        output.MarkupLineInterpolated($"[bold]{late.Count} requests that were held up arrive only now:[/]");
        foreach (var request in late)
            output.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"  {request.Desk} {request.Key}: answered {request.Status}");
        output.WriteLine();
    }

    /// <summary>Its state, which is not the whole truth when an operator skipped a step.</summary>
    static string EndOf(SagaBody saga) =>
        saga.LeftBehind is { } steps ? $"{saga.State}, with {string.Join(", ", steps)} left behind" : saga.State;

    static Finding AsTold(SagaBody[] ended)
    {
        var wrong = TripStory.All.Zip(ended).Where(pair => pair.First.Ends != EndOf(pair.Second))
            .Select(pair => $"{pair.Second.Id} is {EndOf(pair.Second)}, not {pair.First.Ends}").ToArray();
        return new Finding(
            "Each story ends as it should", wrong.Length == 0,
            string.Join(", ", ended.GroupBy(saga => saga.State).Select(g => $"{g.Count()} {g.Key}").Concat(wrong)));
    }

    /// <summary>All of them come after the compensation of what they ask for, so none may do anything.</summary>
    static Finding LateRefused(IReadOnlyList<Delivery> late) => new(
        "What comes after its compensation is refused",
        late.Count > 0 && late.All(request => request.Status == Refused),
        string.Create(CultureInfo.InvariantCulture, $"{late.Count} late requests"));
}
