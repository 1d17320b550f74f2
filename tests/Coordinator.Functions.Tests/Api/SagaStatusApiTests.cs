using System.Net;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>A saga's status over HTTP, and waiting for its end.</summary>
public sealed class SagaStatusApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    ISagas Sagas => Fixture.Host.Services.GetRequiredService<ISagas>();

    [Fact]
    public async Task A_status_loses_something_on_its_way()
    {
        var id = Fresh();
        await Sagas.ShowAsync(Full(id));
        var answer = await SendAsync("GET", $"api/sagas/{id}");
        answer.Headers.Contains("Preference-Applied").ShouldBeFalse();
        (await JsonOf(answer)).ToJsonString().ShouldBe($$$"""
            {"id":"{{{id}}}","definition":"seeded","version":1,"state":"stuck",
            "input":{"customer":"alice","n":1.50},"error":"room failed","decided":true,"leftBehind":["car","seat"],
            "startedAt":"2026-11-23T12:00:00Z","updatedAt":"2026-11-23T12:00:01.5Z","steps":[
            {"name":"seat","state":"done","attempts":2,"confirmAttempts":1,"startedAt":"2026-11-23T12:00:00Z",
            "endedAt":"2026-11-23T12:00:01Z","result":{"id":"12A"}},
            {"name":"room","state":"stuck","stuckAt":"undo","attempts":0,"compensationAttempts":20,
            "error":"no answer"}],
            "timeline":[{"at":"2026-11-23T12:00:00Z","kind":"sagaStarted"},
            {"at":"2026-11-23T12:00:01.5Z","kind":"stepStuck","step":"room","note":"no answer"}],
            "timelineDropped":7}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task A_saga_that_is_missing_is_no_404()
    {
        var problem = await ProblemOf(await SendAsync("GET", "api/sagas/nobodys"), 404, "not-found");
        problem["sagaId"]!.GetValue<string>().ShouldBe("nobodys");
        problem["detail"]!.GetValue<string>().ShouldContain("POST /api/sagas");
        // Nothing comes of waiting for it.
        var prefer = ("Prefer", "wait=60");
        await ProblemOf(await SendAsync("GET", "api/sagas/nobodys", headers: prefer), 404, "not-found");
        await ProblemOf(await SendAsync("GET", "api/sagas/a%20b"), 400, "invalid");
        await ProblemOf(await SendAsync("GET", $"api/sagas/{new string('x', 65)}"), 400, "invalid");
    }

    [Fact]
    public async Task An_end_within_the_wait_is_not_noticed()
    {
        var id = Fresh();
        await Sagas.ShowAsync(SagaSeeds.Status(id, SagaState.Running));
        var waiting = SendAsync("GET", $"api/sagas/{id}", headers: ("Prefer", "respond-async, wait=60"));
        waiting.IsCompleted.ShouldBeFalse();
        await Sagas.ShowAsync(SagaSeeds.Status(id, SagaState.Completed, revision: 6));
        var answer = await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        answer.Headers.GetValues("Preference-Applied").ShouldBe(["wait=60"]);
        (await JsonOf(answer))["state"]!.GetValue<string>().ShouldBe("completed");
    }

    [Fact]
    public async Task A_wait_ends_too_early_or_never()
    {
        var id = Fresh();
        await Sagas.ShowAsync(SagaSeeds.Status(id, SagaState.Stuck));
        var start = TimeProvider.System.GetTimestamp();
        var answer = await SendAsync("GET", $"api/sagas/{id}", headers: ("Prefer", "wait=1"));
        TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await JsonOf(answer))["state"]!.GetValue<string>().ShouldBe("stuck");
    }

    [Theory]
    [InlineData("wait=soon")]
    [InlineData("wait=-1")]
    [InlineData("wait")]
    [InlineData("handling=lenient")]
    public async Task A_preference_that_makes_no_sense_is_an_error(string prefer)
    {
        var id = Fresh();
        await Sagas.ShowAsync(SagaSeeds.Status(id, SagaState.Running));
        var answer = await SendAsync("GET", $"api/sagas/{id}", headers: ("Prefer", prefer));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Preference-Applied").ShouldBeFalse();
    }

    static SagaStatus Full(string id) => SagaSeeds.Status(id, SagaState.Stuck) with
    {
        Error = "room failed",
        IsDecided = true,
        LeftBehind = ["car", "seat"],
        UpdatedAt = SagaSeeds.Noon.AddSeconds(1.5),
        Steps =
        [
            new StepStatus
            {
                Name = "seat",
                State = StepState.Done,
                Attempts = 2,
                ConfirmAttempts = 1,
                StartedAt = SagaSeeds.Noon,
                EndedAt = SagaSeeds.Noon.AddSeconds(1),
                Result = """{"id":"12A"}""",
            },
            new StepStatus
            {
                Name = "room",
                State = StepState.Stuck,
                StuckAt = StepStage.Undo,
                CompensationAttempts = 20,
                Error = "no answer",
            },
        ],
        Timeline =
        [
            new TimelineEntry(SagaSeeds.Noon, TimelineKind.SagaStarted),
            new TimelineEntry(SagaSeeds.Noon.AddSeconds(1.5), TimelineKind.StepStuck, "room", "no answer"),
        ],
        TimelineDropped = 7,
    };
}
