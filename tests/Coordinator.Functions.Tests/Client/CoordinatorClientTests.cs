using System.Net;
using System.Text.Json;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

/// <summary>The C# client against the real host.</summary>
public sealed class CoordinatorClientTests(ApiFixture fixture) : ApiTest(fixture)
{
    CoordinatorClient Client => new(Http);

    [Fact]
    public async Task A_transaction_is_read_wrongly()
    {
        var (alice, bob, id) = ($"accounts/{Fresh()}", $"accounts/{Fresh()}", Fresh());
        await Client.Items.PutAsync(alice, WireJson.ToElement(new { balance = 100 }));
        var balanceOf100 = new Dictionary<string, JsonElement> { ["/balance"] = WireJson.ToElement(100) };
        var transfer = new TransactionBody
        {
            Id = id,
            Operations =
            [
                OperationBody.Check(alice, new ConditionBody { Version = 1, Values = balanceOf100 }),
                OperationBody.Add(alice, "/balance", -10, min: 0) with { Return = true },
                OperationBody.Add(bob, "/balance", 10),
                OperationBody.Merge(bob, WireJson.ToElement(new { note = "hello" })),
                OperationBody.Read(bob),
                OperationBody.Publish("transfers", WireJson.ToElement(new { id })),
            ],
        };

        var reply = await Client.Transactions.RunAsync(transfer, new RunOptions { Explain = true });
        reply.Outcome.ShouldBe(Outcome.Committed);
        reply.Result!.Results.Count.ShouldBe(6);
        reply.Result.Results[1].Value!.Value.GetProperty("balance").GetInt32().ShouldBe(90);
        reply.Result.Explain!.Depth.ShouldBe(2);

        var found = await Client.Transactions.FindAsync(id);
        found.Required.Status.ShouldBe(TransactionStatuses.Committed);
        (await Client.Transactions.AbortAsync(id)).Required.Status.ShouldBe(TransactionStatuses.Committed);
        var snapshot = (await Client.Items.ReadAsync([alice, bob])).Required;
        snapshot.Items.Select(item => item.Value!.Value.GetProperty("balance").GetInt32()).ShouldBe([90, 10]);
    }

    [Fact]
    public async Task A_refusal_is_read_as_an_abort_or_the_other_way_round()
    {
        var key = Fresh();
        var malformed = await Client.Transactions.RunAsync(new TransactionBody { Operations = [] });
        (malformed.Outcome, malformed.Problem!.Type).ShouldBe((Outcome.Refused, ProblemTypes.Invalid));
        var aborted = await Client.Transactions.RunAsync(new TransactionBody
        {
            Operations = [OperationBody.Check($"things/{key}", new ConditionBody { Exists = true })],
        });
        (aborted.Outcome, aborted.IsRetryable).ShouldBe((Outcome.Aborted, false));
        aborted.Problem!.Operations![0].Reason.ShouldBe(FailureReasons.ConditionFailed);
        aborted.Problem.Operations[0].Actual!.Version.ShouldBe(0);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("{tag}/ü?#%25+ ;")]
    [InlineData("..")]
    [InlineData("./x/../y")]
    [InlineData("x/")]
    [InlineData("//")]
    public async Task A_key_changes_on_its_way(string suffix)
    {
        var item = $"things/{Fresh()}/{suffix}";
        var written = await Client.Items.PutAsync(item, WireJson.ToElement(new { n = 1 }), Precondition.Missing);
        written.Required.Item.ShouldBe(item);
        var read = await Client.Items.GetAsync(item);
        (read.Required.Version, read.Required.CommitTime).ShouldBe((1, written.Required.CommitTime));
        (await Client.Items.ReadAsync([item])).Required.Items[0].Version.ShouldBe(1);
    }

    [Fact]
    public async Task An_item_is_written_against_its_preconditions()
    {
        var item = $"things/{Fresh()}";
        var value = WireJson.ToElement(new { n = 1 });
        (await Client.Items.GetAsync(item)).Status.ShouldBe(404);
        (await Client.Items.PutAsync(item, value, Precondition.Exists)).Status.ShouldBe(412);
        (await Client.Items.PutAsync(item, value, Precondition.Missing)).Status.ShouldBe(201);
        (await Client.Items.PatchAsync(item, value, Precondition.VersionIs(1), Fresh())).Required.Version.ShouldBe(2);
        var late = await Client.Items.DeleteAsync(item, Precondition.VersionIs(1));
        late.Problem!.Type.ShouldBe(ProblemTypes.PreconditionFailed);
        (await Client.Items.DeleteAsync(item)).IsSuccess.ShouldBeTrue();
        var missing = await Client.Items.GetAsync(item);
        Should.Throw<CoordinatorException>(() => missing.Required).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Operators_get_nothing()
    {
        (await Client.Operations.GetActivityAsync(limit: 1)).Required.Ended.Count.ShouldBeLessThanOrEqualTo(1);
        (await Client.Operations.GetMetricsAsync()).Required.Instruments.ShouldNotBeEmpty();
        (await Client.Operations.GetLivenessAsync()).Required.Status.ShouldBe("ok");
        (await Client.Operations.GetOpenApiAsync()).GetProperty("paths").EnumerateObject().ShouldNotBeEmpty();
        var shard = (await Client.Cluster.GetAsync()).Required.Shards[0];
        (await Client.Cluster.GetShardAsync(shard.Id)).Required.InSync.ShouldBe(shard.InSync);
        (await Client.Operations.GetReadinessAsync()).Required.Status.ShouldBe("ok");
        (await Client.Operations.ListInDoubtAsync(TimeSpan.FromDays(1))).Required.Transactions.ShouldBeEmpty();
    }

    /// <summary>The answer is lost after the work was done: the repeat reports it, and nothing happens twice.</summary>
    [Fact]
    public async Task A_lost_answer_is_taken_for_a_failure()
    {
        var item = $"counters/{Fresh()}";
        using var lossy = new HttpClient(new LossyAnswers(lost: 2)) { BaseAddress = Fixture.Host.Address };
        var body = new TransactionBody { Id = Fresh(), Operations = [OperationBody.Add(item, "/n", 1)] };
        var reply = await new CoordinatorClient(lossy).Transactions.RunToEndAsync(body, TimeSpan.FromSeconds(30));
        reply.Outcome.ShouldBe(Outcome.Committed);
        (await Client.Items.GetAsync(item)).Required.Value.GetProperty("n").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Answers_are_lost_for_ever_and_nobody_is_told()
    {
        using var lossy = new HttpClient(new LossyAnswers(int.MaxValue)) { BaseAddress = Fixture.Host.Address };
        var body = new TransactionBody { Id = Fresh(), Operations = [OperationBody.Read("a/b")] };
        await Should.ThrowAsync<HttpRequestException>(
            () => new CoordinatorClient(lossy).Transactions.RunToEndAsync(body, TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task A_transaction_without_an_id_is_repeated() => await Should.ThrowAsync<ArgumentException>(
        () => Client.Transactions.RunToEndAsync(new TransactionBody { Operations = [] }, TimeSpan.FromSeconds(1)));

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "", Outcome.Refused)]
    [InlineData(HttpStatusCode.Forbidden, "", Outcome.Refused)]
    [InlineData(HttpStatusCode.InternalServerError, "", Outcome.InDoubt)]
    [InlineData(HttpStatusCode.BadGateway, "", Outcome.InDoubt)]
    [InlineData(HttpStatusCode.RequestTimeout, "", Outcome.InDoubt)]
    [InlineData(HttpStatusCode.InternalServerError, "/problems/internal", Outcome.InDoubt)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "/problems/in-doubt", Outcome.InDoubt)]
    [InlineData(HttpStatusCode.UnprocessableEntity, "/problems/idempotency-mismatch", Outcome.Refused)]
    [InlineData(HttpStatusCode.TooManyRequests, "/problems/busy", Outcome.Refused)]
    public async Task An_uncertain_answer_is_read_as_certain(HttpStatusCode status, string type, Outcome outcome)
    {
        using var http = new HttpClient(new FixedAnswer(status, type)) { BaseAddress = new Uri("http://localhost/") };
        var reply = await new CoordinatorClient(http).Transactions.RunAsync(new TransactionBody { Operations = [] });
        reply.Outcome.ShouldBe(outcome);
    }
}
