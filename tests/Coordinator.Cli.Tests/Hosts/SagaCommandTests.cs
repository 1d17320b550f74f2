using Coordinator.Cli.Tests.Support;
using Shouldly;

namespace Coordinator.Cli.Tests.Hosts;

public sealed class SagaCommandTests(HostFixture fixture) : HostTest(fixture)
{
    const string Waiting = """
        { "steps": [ { "name": "ok", "wait": { "event": "approved", "timeoutMs": 60000 } },
                     { "name": "note", "after": [ "ok" ], "publish": { "topic": "notes", "value": "${input}" } } ] }
        """;

    [Fact]
    public async Task A_saga_cannot_be_followed_from_its_start_to_its_end()
    {
        (await TypedAsync(Waiting, "sagas", "definitions", "put", "waits", "-")).Ended(0);
        var id = Fresh();
        (await RunAsync("sagas", "start", "waits", "--id", id, "--input", """{"a":1}""")).Ended(0);
        (await RunAsync("sagas", "signal", id, "approved", "--payload", """{"by":"me"}""")).Ended(0);
        var saga = await RunAsync("sagas", "get", id, "--wait", "-o", "table");
        saga.Ended(0).Output.ShouldContain("completed");
        saga.Output.ShouldContain("\u2588");
        saga.Output.ShouldContain("eventReceived");
        var list = await RunAsync("sagas", "list", "--definition", "waits", "--state", "completed");
        list.Ended(0).Output.ShouldContain(id);
    }

    [Fact]
    public async Task A_saga_that_went_back_counts_as_a_success()
    {
        (await TypedAsync(Waiting, "sagas", "definitions", "put", "cancels", "-")).Ended(0);
        var id = Fresh();
        (await RunAsync("sagas", "start", "cancels", "--id", id)).Ended(0);
        (await RunAsync("sagas", "cancel", id)).Ended(2);
        (await RunAsync("sagas", "cancel", id, "--yes")).Ended(0);
        (await RunAsync("sagas", "get", id, "--wait")).Ended(1);
        (await RunAsync("sagas", "retry", id, "ok")).Ended(1);
    }

    [Fact]
    public async Task The_mistakes_of_a_definition_are_not_told_with_their_places()
    {
        var run = await RunAsync("sagas", "definitions", "put", "bad", """{"steps":[{"name":"a"}]}""", "-o", "table");
        run.Ended(1).Error.ShouldContain("/steps/0");
    }
}
