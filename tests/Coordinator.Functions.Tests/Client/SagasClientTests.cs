using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Sagas;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

/// <summary>The C# client of sagas against the real host.</summary>
public sealed class SagasClientTests(ApiFixture fixture) : ApiTest(fixture)
{
    const string Definition = """
        { "steps": [
            { "name": "ok", "wait": { "event": "approved", "timeoutMs": 600000 }, "pivot": true },
            { "name": "seat", "retry": { "attempts": 1 },
              "http": { "method": "POST", "url": "https://nowhere.example/" } },
            { "name": "room", "retry": { "attempts": 1 },
              "http": { "method": "POST", "url": "https://nowhere.example/" } } ] }
        """;

    SagasClient Client => new CoordinatorClient(Http).Sagas;

    [Fact]
    public async Task A_saga_is_led_through_its_life_wrongly()
    {
        var (name, id) = (Fresh(), Fresh());
        (await Client.PutDefinitionAsync(name, Definition)).Required.Version.ShouldBe(1);
        var definition = (await Client.GetDefinitionAsync(name, version: 1)).Required;
        definition.Definition.GetProperty("steps").GetArrayLength().ShouldBe(3);
        var start = new SagaStartBody { Definition = name, Id = id, Input = WireJson.ToElement(new { n = 1 }) };
        (await Client.StartAsync(start)).Required.State.ShouldBe(SagaStates.Running);
        (await Client.RaiseEventAsync(id, "approved", WireJson.ToElement(7), "k")).Status.ShouldBe(202);
        await StuckAsync(id, "seat");
        (await Client.CancelAsync(id)).Problem!.Type.ShouldBe(ProblemTypes.Conflict);

        (await Client.RetryStepAsync(id, "seat")).Status.ShouldBe(202);
        await StuckAsync(id, "seat", attempts: 2);
        (await Client.ResolveStepAsync(id, "seat", WireJson.ToElement("12A"))).Status.ShouldBe(202);
        await StuckAsync(id, "room");
        (await Client.SkipStepAsync(id, "room")).Status.ShouldBe(202);

        var saga = (await Client.GetAsync(id, TimeSpan.FromSeconds(60))).Required;
        (saga.State, SagaStates.IsFinal(saga.State), saga.Decided).ShouldBe((SagaStates.Completed, true, true));
        saga.Input.GetProperty("n").GetInt32().ShouldBe(1);
        saga.Steps.Select(step => step.State)
            .ShouldBe([SagaStepStates.Done, SagaStepStates.Done, SagaStepStates.Skipped]);
        saga.Steps[1].Result!.Value.GetString().ShouldBe("12A");
        saga.EndedAt.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(saga.StartedAt);
        (await Client.StartAsync(start, TimeSpan.FromSeconds(1))).Required.State.ShouldBe(SagaStates.Completed);
    }

    [Fact]
    public async Task A_cancelled_saga_is_read_wrongly()
    {
        var name = Fresh();
        await Client.PutDefinitionAsync(name, Definition);
        var started = (await Client.StartAsync(new SagaStartBody { Definition = name })).Required;
        (await Client.CancelAsync(started.Id)).Status.ShouldBe(202);
        var saga = (await Client.GetAsync(started.Id, TimeSpan.FromSeconds(60))).Required;
        saga.State.ShouldBe(SagaStates.Cancelled);
        var filter = new SagaFilter
        {
            State = SagaStates.Cancelled,
            Definition = name,
            StartedAfter = saga.StartedAt,
            StartedBefore = saga.StartedAt.AddTicks(1),
            Top = 5,
        };
        var listed = (await Client.ListAsync(filter)).Required.Items.ShouldHaveSingleItem();
        (listed.Id, listed.StartedAt, listed.EndedAt).ShouldBe((saga.Id, saga.StartedAt, saga.EndedAt));
        (await Client.ListAsync(filter with { StartedAfter = saga.StartedAt.AddTicks(1) })).Required.Items
            .ShouldBeEmpty();
        (await Client.ListAsync(filter with { Cursor = "!" })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task The_list_of_definitions_cannot_be_paged()
    {
        var name = Fresh();
        await Client.PutDefinitionAsync(name, Definition);
        var names = new List<string>();
        for (var page = (await Client.ListDefinitionsAsync()).Required; ;)
        {
            names.AddRange(page.Items.Select(item => item.Name));
            if (page.Cursor is null)
                break;
            page = (await Client.ListDefinitionsAsync(page.Cursor)).Required;
        }

        names.ShouldContain(name);
    }

    [Fact]
    public async Task A_refusal_is_an_exception()
    {
        var wrong = await Client.PutDefinitionAsync(Fresh(), "{\n \"steps\": [] }");
        wrong.Problem!.Errors!["/steps"].ShouldStartWith("line 2, column 11: ");
        (await Client.GetDefinitionAsync(Fresh())).Status.ShouldBe(404);
        (await Client.StartAsync(new SagaStartBody { Definition = Fresh() })).Status.ShouldBe(404);
        var missing = await Client.GetAsync(Fresh());
        missing.Problem!.SagaId.ShouldNotBeNull();
    }

    async Task StuckAsync(string id, string step, int attempts = 1) => await TestKit.Eventually.IsTrueAsync(
        async () => (await Client.GetAsync(id)).Required.Steps.Any(found =>
            found.Name == step && found.State == SagaStepStates.Stuck && found.Attempts == attempts));
}
