using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Sagas;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Requests about sagas that are refused, and what they are told.</summary>
public sealed class SagaRequestApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    ISagas Sagas => Fixture.Host.Services.GetRequiredService<ISagas>();

    public static TheoryData<string, string> BadStarts => new()
    {
        { """{ "id": "a" }""", "/definition" },
        { """{ "definition": "a/b" }""", "/definition" },
        { """{ "definition": 7 }""", "/definition" },
        { """{ "definition": "trip", "id": "a b" }""", "/id" },
        { """{ "definition": "trip", "id": "" }""", "/id" },
        { """{ "definition": "trip", "id": ".." }""", "/id" },
        { """{ "definition": "trip", "id": "Definitions" }""", "/id" },
        { $$"""{ "definition": "trip", "id": "{{new string('x', 65)}}" }""", "/id" },
        { """{ "definition": "trip", "version": 2 }""", "/version" },
        { """{ "definition": "trip", "input": { "a": 1, "a": 2 } }""", "/input/a" },
        { """[ "trip" ]""", "" },
        { """{ "definition": "trip" """, "/definition" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(BadStarts))]
    public async Task A_bad_start_is_let_through(string body, string place)
    {
        var problem = await ProblemOf(await SendAsync("POST", "api/sagas", body), 400, "invalid");
        problem["errors"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe(place);
    }

    [Fact]
    public async Task A_bad_key_is_let_through()
    {
        foreach (var key in new[] { "a b", "a/b", "other" })
        {
            var answer = await SendAsync(
                "POST", "api/sagas", """{ "definition": "trip", "id": "one" }""",
                headers: ("Idempotency-Key", key));
            var problem = await ProblemOf(answer, 400, "invalid");
            problem["errors"]!.AsObject().Select(error => error.Key).ShouldContain("Idempotency-Key");
        }
    }

    [Fact]
    public async Task An_unknown_definition_is_started()
    {
        var definition = Fresh();
        var id = Fresh();
        var answer = await SendAsync("POST", "api/sagas", $$"""{ "definition": "{{definition}}", "id": "{{id}}" }""");
        var problem = await ProblemOf(answer, 404, "not-found");
        problem["detail"]!.GetValue<string>().ShouldContain($"PUT /api/sagas/definitions/{definition}");
        await ProblemOf(await SendAsync("GET", $"api/sagas/{id}"), 404, "not-found");
    }

    [Fact]
    public async Task An_input_over_the_limit_is_let_through()
    {
        var body = $$"""{ "definition": "trip", "input": "{{new string('x', Limits.SagaInputBytesMax)}}" }""";
        var problem = await ProblemOf(await SendAsync("POST", "api/sagas", body), 413, "too-large");
        problem["errors"]!["/input"]!.GetValue<string>().ShouldContain("65536");
        var (id, _) = await ShowAsync(SagaState.Running);
        var payload = $"\"{new string('x', Limits.SagaInputBytesMax)}\"";
        await ProblemOf(await SendAsync("POST", $"api/sagas/{id}/events/ok", payload), 413, "too-large");
    }

    [Theory]
    [InlineData("api/sagas/nobodys/events/ok")]
    [InlineData("api/sagas/nobodys/cancel")]
    [InlineData("api/sagas/nobodys/steps/seat/retry")]
    [InlineData("api/sagas/nobodys/steps/seat/skip")]
    [InlineData("api/sagas/nobodys/steps/seat/resolve")]
    public async Task A_word_for_no_saga_is_taken(string address)
    {
        var problem = await ProblemOf(await SendAsync("POST", address), 404, "not-found");
        problem["sagaId"]!.GetValue<string>().ShouldBe("nobodys");
    }

    [Fact]
    public async Task An_event_that_no_step_waits_for_is_taken()
    {
        var (id, definition) = await ShowAsync(SagaState.Running);
        var problem = await ProblemOf(await SendAsync("POST", $"api/sagas/{id}/events/aproved"), 404, "not-found");
        problem["detail"]!.GetValue<string>().ShouldBe(
            $"No step of {definition} version 1 waits for an event aproved; those that are waited for: ok.");
    }

    [Fact]
    public async Task A_bad_event_is_taken()
    {
        var (id, _) = await ShowAsync(SagaState.Running);
        var address = $"api/sagas/{id}/events/ok";
        await ProblemOf(await SendAsync("POST", address, "{"), 400, "invalid");
        await ProblemOf(await SendAsync("POST", address, "1", "text/plain"), 415, "unsupported-media-type");
        await ProblemOf(await SendAsync("POST", $"api/sagas/{id}/events/o%20k", "1"), 400, "invalid");
        var key = ("Idempotency-Key", new string('k', 129));
        var problem = await ProblemOf(await SendAsync("POST", address, "1", headers: key), 400, "invalid");
        problem["errors"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe("Idempotency-Key");
    }

    [Theory]
    [InlineData(SagaState.Completed, "completed")]
    [InlineData(SagaState.Compensated, "compensated")]
    [InlineData(SagaState.Cancelled, "cancelled")]
    public async Task A_word_for_a_saga_that_has_ended_is_taken(SagaState state, string name)
    {
        var (id, _) = await ShowAsync(state);
        foreach (var address in new[] { "events/ok", "cancel", "steps/seat/retry", "steps/seat/skip" })
        {
            var problem = await ProblemOf(await SendAsync("POST", $"api/sagas/{id}/{address}"), 409, "conflict");
            problem["detail"]!.GetValue<string>().ShouldBe($"The saga has ended: it is {name}.");
            problem["sagaId"]!.GetValue<string>().ShouldBe(id);
            problem["retryable"]!.GetValue<bool>().ShouldBeFalse();
        }

        await ProblemOf(await SendAsync("POST", $"api/sagas/{id}/steps/cellar/retry"), 404, "not-found");
    }

    [Fact]
    public async Task A_cancel_past_the_point_of_no_return_is_taken()
    {
        var (id, _) = await ShowAsync(SagaState.Running, status => status with { IsDecided = true });
        var problem = await ProblemOf(await SendAsync("POST", $"api/sagas/{id}/cancel"), 409, "conflict");
        problem["detail"]!.GetValue<string>().ShouldContain("point of no return");
    }

    [Fact]
    public async Task An_operators_word_for_a_step_that_is_not_stuck_is_taken()
    {
        var (id, _) = await ShowAsync(SagaState.Running);
        foreach (var verb in new[] { "retry", "skip", "resolve" })
        {
            var problem = await ProblemOf(
                await SendAsync("POST", $"api/sagas/{id}/steps/seat/{verb}"), 409, "conflict");
            problem["detail"]!.GetValue<string>().ShouldStartWith("The step seat is pending");
            problem = await ProblemOf(
                await SendAsync("POST", $"api/sagas/{id}/steps/cellar/{verb}"), 404, "not-found");
            problem["detail"]!.GetValue<string>().ShouldContain("its steps: seat, room, car.");
        }
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("resolve")]
    public async Task A_guess_about_a_pivot_is_taken(string verb)
    {
        var (id, _) = await ShowAsync(SagaState.Stuck, status => status with
        {
            Steps = status.Steps.SetItem(
                0, status.Steps[0] with { State = StepState.Stuck, StuckAt = StepStage.Settle }),
        });
        var answer = await SendAsync("POST", $"api/sagas/{id}/steps/seat/{verb}");
        var problem = await ProblemOf(answer, 409, "conflict");
        problem["detail"]!.GetValue<string>().ShouldStartWith(
            "The step seat is the pivot, and only the store can tell whether it happened: send retry");
        var saga = await JsonOf(await SendAsync("GET", $"api/sagas/{id}"));
        saga["steps"]![0]!["stuckAt"]!.GetValue<string>().ShouldBe("settle");
    }

    [Fact]
    public async Task A_bad_resolution_is_taken()
    {
        var (id, _) = await ShowAsync(SagaState.Stuck);
        var address = $"api/sagas/{id}/steps/seat/resolve";
        await ProblemOf(await SendAsync("POST", address, """{ "outcome": 1 }"""), 400, "invalid");
        await ProblemOf(await SendAsync("POST", address, "[]"), 400, "invalid");
        await ProblemOf(await SendAsync("POST", address, "{}", "text/plain"), 415, "unsupported-media-type");
        var large = $$"""{ "result": "{{new string('x', Limits.SagaInputBytesMax)}}" }""";
        await ProblemOf(await SendAsync("POST", address, large), 413, "too-large");
    }

    /// <summary>A saga without a run behind it, of a definition that waits for ok.</summary>
    async Task<(string Id, string Definition)> ShowAsync(
        SagaState state, Func<SagaStatus, SagaStatus>? change = null)
    {
        var definition = Fresh();
        var text = SagaTexts.Of(SagaTexts.Http("seat"), SagaTexts.Wait("ok"));
        await SendAsync("PUT", $"api/sagas/definitions/{definition}", text);
        var status = SagaSeeds.Status(Fresh(), state, definition);
        await Sagas.ShowAsync(change is null ? status : change(status));
        return (status.Id, definition);
    }
}
