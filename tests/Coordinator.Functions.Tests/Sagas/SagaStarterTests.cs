using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Sagas;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Sagas;

/// <summary>How a saga starts, whoever dies in between or asks for the same id.</summary>
public sealed class SagaStarterTests : IAsyncDisposable
{
    readonly MemorySagas _sagas = new();
    readonly MemoryDefinitions _definitions = new();
    readonly FakeOrchestrations _hub = new();
    readonly SagaStarter _starter;

    public SagaStarterTests() => _starter = new SagaStarter(
        _definitions, _sagas, new SagaEngine(NullLogger<SagaEngine>.Instance), new SimIdSource(seed: 1),
        TimeProvider.System);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_saga_is_accepted_before_it_runs_and_is_seen()
    {
        await PutAsync(SagaTexts.Three);
        var started = (await StartAsync("a")).ShouldNotBeNull();
        _hub.Log.ShouldBe(["start SagaOrchestration saga.a"]);
        started.ShouldBe(await _sagas.FindAsync("a"));
        (started.Version, started.State, started.Revision).ShouldBe((1, SagaState.Running, 0));
        started.Steps.Select(step => step.Name).ShouldBe(["seat", "room", "car"]);
    }

    [Fact]
    public async Task Sagas_without_an_id_get_the_same_one()
    {
        await PutAsync(SagaTexts.Three);
        var (one, two) = ((await StartAsync(id: null))!.Id, (await StartAsync(id: null))!.Id);
        one.ShouldNotBe(two);
        SagaId.Error(one).ShouldBeNull();
        one.Length.ShouldBe(26);
    }

    [Fact]
    public async Task A_repeated_start_starts_again_or_is_refused()
    {
        await PutAsync(SagaTexts.Three);
        await StartAsync("a");
        await PutAsync(SagaTexts.Of(SagaTexts.Wait("ok")));
        var joined = (await StartAsync("a", """{"b":[1.0],"a":1}""")).ShouldNotBeNull();
        joined.Version.ShouldBe(1, "it keeps to its version");
        _hub.Log.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("trip", """{"a":2,"b":[1.0]}""")]
    [InlineData("trip", "null")]
    [InlineData("other", """{"a":1,"b":[1.0]}""")]
    public async Task Another_saga_under_the_same_id_joins(string definition, string input)
    {
        await PutAsync(SagaTexts.Three);
        await PutAsync(SagaTexts.Three, "other");
        await StartAsync("a");
        var problem = await RefusalAsync("a", input, definition);
        (problem.Status, problem.Type, problem.SagaId).ShouldBe((422, "/problems/idempotency-mismatch", "a"));
    }

    /// <summary>Two requests at once: the status is not shown yet when the slower one looks.</summary>
    [Fact]
    public async Task The_slower_of_two_requests_wins_or_fails()
    {
        await PutAsync(SagaTexts.Of(SagaTexts.Wait("ok")));
        await _hub.ScheduleNewOrchestrationInstanceAsync(
            "SagaOrchestration", new SagaStart("a", "trip", 1, """{"b":[1.0],"a":1}"""), OptionsOf("saga.a"));
        await PutAsync(SagaTexts.Three);
        (await RefusalAsync("a", "7")).Status.ShouldBe(422);
        (await _sagas.FindAsync("a")).ShouldBeNull();
        var joined = (await StartAsync("a")).ShouldNotBeNull();
        (joined.Version, joined.Steps.Length, joined.Input).ShouldBe((1, 1, """{"b":[1.0],"a":1}"""));
        (await _sagas.FindAsync("a")).ShouldBe(joined);
    }

    [Fact]
    public async Task A_start_without_an_answer_is_taken_for_a_failure_or_happens_twice()
    {
        await PutAsync(SagaTexts.Three);
        _hub.IsSilent = true;
        var problem = await RefusalAsync("a", Input);
        (problem.Status, problem.SagaId, problem.Retryable).ShouldBe((503, "a", true));
        problem.Detail!.ShouldContain("Repeat the request under this id");
        _hub.IsSilent = false;
        (await StartAsync("a")).ShouldNotBeNull();
        _hub.Log.ShouldBeEmpty("it had started");
    }

    [Fact]
    public async Task A_saga_that_started_and_could_not_be_shown_stays_unseen()
    {
        await PutAsync(SagaTexts.Three);
        _sagas.IsSilent = true;
        var problem = await RefusalAsync(id: null, Input);
        problem.Status.ShouldBe(503);
        _sagas.IsSilent = false;
        var id = problem.SagaId.ShouldNotBeNull();
        _hub.Log.ShouldBe([$"start SagaOrchestration saga.{id}"]);
        (await StartAsync(id)).ShouldNotBeNull();
        (await _sagas.FindAsync(id)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_unknown_definition_is_started()
    {
        (await RefusalAsync("a", Input)).Status.ShouldBe(404);
        _hub.Log.ShouldBeEmpty();
    }

    const string Input = """{"a":1,"b":[1.0]}""";

    static Microsoft.DurableTask.StartOrchestrationOptions OptionsOf(string instance) => new(instance);

    Task<DefinitionVersion> PutAsync(string text, string name = "trip") =>
        _definitions.PutAsync(name, text, DefinitionReader.Load(text));

    async Task<SagaStatus?> StartAsync(string? id, string input = Input)
    {
        var answer = await _starter.StartAsync(_hub, new SagaRequest(Tenant.None, id, "trip", input));
        answer.IsValid.ShouldBeTrue(JsonSerializer.Serialize(answer.Problem));
        return answer.Value;
    }

    async Task<Contracts.Problems.Problem> RefusalAsync(string? id, string input, string definition = "trip")
    {
        var answer = await _starter.StartAsync(_hub, new SagaRequest(Tenant.None, id, definition, input));
        return answer.Problem.ShouldNotBeNull();
    }
}
