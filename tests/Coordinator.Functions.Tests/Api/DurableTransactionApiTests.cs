using System.Net;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

public sealed class DurableTransactionApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task An_asynchronous_transaction_is_forgotten()
    {
        var (item, id) = (Fresh(), Fresh("async"));
        var answer = await RunAsync(Add(item, 5), ("Idempotency-Key", id), ("Prefer", "respond-async"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.GetValues("Preference-Applied").ShouldBe(["respond-async"]);
        answer.Headers.Location!.OriginalString.ShouldBe($"/api/transactions/{id}");
        (await JsonOf(answer)).ToJsonString().ShouldBe($$"""{"id":"{{id}}","status":"pending"}""");
        await UntilAsync($"api/transactions/{id}", "committed");
        (await ValueOf(item)).ShouldBe("""{"n":5}""");
    }

    [Fact]
    public async Task A_caller_who_waits_gets_no_answer_but_an_address()
    {
        var item = Fresh();
        var answer = await RunAsync(Add(item, 5), ("Prefer", "wait=30"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Preference-Applied").ShouldBe(["wait=30"]);
        var result = await JsonOf(answer);
        result["status"]!.GetValue<string>().ShouldBe("committed");
        result["results"]![0]!["version"]!.GetValue<long>().ShouldBe(1);
        (await ValueOf(item)).ShouldBe("""{"n":5}""");
    }

    [Fact]
    public async Task Two_asynchronous_runs_of_one_id_happen_twice()
    {
        var (item, id) = (Fresh(), Fresh("twice"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => RunAsync(
            Add(item, 5), ("Idempotency-Key", id), ("Prefer", number % 2 == 0 ? "respond-async" : "wait=30"))));

        answers.ShouldAllBe(answer => answer.IsSuccessStatusCode);
        await UntilAsync($"api/transactions/{id}", "committed");
        (await ValueOf(item)).ShouldBe("""{"n":5}""");
        var late = await RunAsync(Add(item, 5), ("Idempotency-Key", id));
        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ValueOf(item)).ShouldBe("""{"n":5}""");
    }

    [Fact]
    public async Task Another_request_under_the_id_of_an_asynchronous_one_is_taken_for_it()
    {
        var (item, id) = (Fresh(), Fresh("other"));
        (await RunAsync(Add(item, 5), ("Idempotency-Key", id), ("Prefer", "wait=30"))).EnsureSuccessStatusCode();

        await ProblemOf(
            await RunAsync(Add(item, 6), ("Idempotency-Key", id), ("Prefer", "wait=30")), 422, "idempotency-mismatch");
        (await ValueOf(item)).ShouldBe("""{"n":5}""");
    }

    [Fact]
    public async Task A_failed_condition_of_an_asynchronous_transaction_is_not_told()
    {
        var (item, id) = (Fresh(), Fresh("failed"));
        var body = $$$"""{"operations":[{"op":"check","item":"c/{{{item}}}","if":{"exists":true}}]}""";
        var answer = await RunAsync(body, ("Idempotency-Key", id), ("Prefer", "wait=30"));

        var problem = await ProblemOf(answer, 409, "aborted");
        problem["operations"]![0]!["reason"]!.GetValue<string>().ShouldBe("conditionFailed");
        await UntilAsync($"api/transactions/{id}", "aborted");
    }

    [Theory]
    [InlineData("respond-async, wait=")]
    [InlineData("wait=-1, RESPOND-ASYNC; x=y")]
    [InlineData("handling=lenient, respond-async")]
    public async Task A_preference_that_makes_no_sense_is_an_error(string prefer)
    {
        var answer = await RunAsync(Add(Fresh(), 1), ("Prefer", prefer));

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = (await JsonOf(answer))["id"]!.GetValue<string>();
        await UntilAsync($"api/transactions/{id}", "committed");
    }

    [Theory]
    [InlineData("a id with \u00e4 and spaces")]
    [InlineData("a#b?c\\d%2F{tag}")]
    [InlineData("a-long-id-a-long-id-a-long-id-a-long-id-a-long-id-a-long-id-a-long-id-a-long-id-a-long-id-a-long-id")]
    public async Task An_id_that_no_instance_may_have_cannot_run_asynchronously(string id)
    {
        var item = Fresh();
        var key = $"{Fresh("id")}{id}";
        var body = $$"""
            {"id":{{System.Text.Json.JsonSerializer.Serialize(key)}},
             "operations":[{"op":"add","item":"c/{{item}}","path":"/n","by":5}]}
            """;
        (await RunAsync(body, ("Prefer", "wait=30"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ValueOf(item)).ShouldBe("""{"n":5}""");
    }

    [Fact]
    public async Task A_transaction_of_the_largest_size_does_not_fit_an_orchestration()
    {
        var items = Enumerable.Range(0, 8).Select(_ => Fresh()).ToList();
        var text = new string('x', 300_000);
        var operations = items.Select(item => $$$"""{"op":"put","item":"c/{{{item}}}","value":{"t":"{{{text}}}"}}""");
        var answer = await RunAsync(
            $$"""{"operations":[{{string.Join(',', operations)}}]}""", ("Prefer", "wait=60"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        foreach (var item in items)
            (await ValueOf(item)).Length.ShouldBeGreaterThan(text.Length);
    }

    static string Add(string item, int by) =>
        $$"""{"operations":[{"op":"add","item":"c/{{item}}","path":"/n","by":{{by}}}]}""";

    async Task<string> ValueOf(string item) =>
        await (await SendAsync("GET", $"api/items/c/{item}")).Content.ReadAsStringAsync();

    Task UntilAsync(string address, string status) => Eventually.IsTrueAsync(
        async () => (await JsonOf(await SendAsync("GET", address)))["status"]?.ToString() == status);
}
