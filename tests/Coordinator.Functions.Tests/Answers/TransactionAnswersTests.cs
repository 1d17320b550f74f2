using System.Text;
using System.Text.Json.Nodes;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Answers;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordinator.Functions.Tests.Answers;

/// <summary>Outcomes that a healthy store does not produce are mapped as well.</summary>
public sealed class TransactionAnswersTests
{
    static readonly TransactionAnswer Base =
        new() { Id = new TransactionId("order 1"), Outcome = CommitOutcome.InDoubt };

    [Fact]
    public async Task An_unknown_outcome_is_told_as_a_failure()
    {
        var (http, body) = await WriteAsync(TransactionAnswers.Of(Base, explain: false, dryRun: false));
        http.Response.StatusCode.ShouldBe(503);
        http.Response.Headers.Location.ToString().ShouldBe("/api/transactions/order%201");
        int.Parse(http.Response.Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeGreaterThan(0);
        body["type"]!.GetValue<string>().ShouldBe("/problems/in-doubt");
        body["outcome"]!.GetValue<string>().ShouldBe("inDoubt");
        body["retryable"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task An_outcome_that_was_never_set_is_told_as_certain()
    {
        var (http, _) = await WriteAsync(
            TransactionAnswers.Of(Base with { Outcome = default }, explain: false, dryRun: false));
        http.Response.StatusCode.ShouldBe(503);
    }

    [Fact]
    public async Task A_conflict_hides_its_holder()
    {
        var failure = new OperationFailure
        {
            Index = 2,
            Item = new ItemName("a", "b/c"),
            Reason = FailureReason.Conflict,
            Holder = new TransactionId("other"),
            HeldForMs = 17,
        };
        var (http, body) = await WriteAsync(TransactionAnswers.Of(
            Base with { Outcome = CommitOutcome.Aborted, Cause = AbortCause.Conflict, Failures = [failure] },
            explain: false, dryRun: false));
        http.Response.StatusCode.ShouldBe(409);
        body["retryable"]!.GetValue<bool>().ShouldBeTrue();
        JsonNode.DeepEquals(body["operations"], JsonNode.Parse(
            """[ { "index": 2, "item": "a/b/c", "reason": "conflict", "holder": "other", "heldForMs": 17 } ]"""))
            .ShouldBeTrue(body.ToJsonString());
    }

    [Fact]
    public async Task Silent_storage_is_told_as_a_conflict()
    {
        var answer = Base with { Outcome = CommitOutcome.Aborted, Cause = AbortCause.Conflict, IsUnavailable = true };
        var (http, body) = await WriteAsync(TransactionAnswers.Of(answer, explain: false, dryRun: false));
        http.Response.StatusCode.ShouldBe(503);
        http.Response.Headers.RetryAfter.Count.ShouldBe(1);
        body["type"]!.GetValue<string>().ShouldBe("/problems/unavailable");
        body["outcome"]!.GetValue<string>().ShouldBe("aborted");
    }

    [Theory]
    [InlineData(TransactionStatus.Pending, "pending")]
    [InlineData(TransactionStatus.InDoubt, "inDoubt")]
    [InlineData(TransactionStatus.Aborted, "aborted")]
    [InlineData(TransactionStatus.Committed, "committed")]
    public async Task A_status_has_another_name(TransactionStatus status, string name)
    {
        var (http, body) = await WriteAsync(TransactionAnswers.Of(new TransactionReport(status, Base), Base.Id));
        http.Response.StatusCode.ShouldBe(200);
        body["status"]!.GetValue<string>().ShouldBe(name);
        body.AsObject().ContainsKey("results").ShouldBe(status == TransactionStatus.Committed);
        body.AsObject().ContainsKey("operations").ShouldBe(status == TransactionStatus.Aborted);
    }

    [Theory]
    [InlineData(FailureReason.ConditionFailed, "conditionFailed")]
    [InlineData(FailureReason.Conflict, "conflict")]
    [InlineData(FailureReason.NotANumber, "notANumber")]
    [InlineData(FailureReason.Overflow, "overflow")]
    [InlineData(FailureReason.Fenced, "fenced")]
    [InlineData(FailureReason.TooLarge, "tooLarge")]
    public void A_reason_has_another_name(FailureReason reason, string name)
    {
        Enum.GetValues<FailureReason>().Length.ShouldBe(6);
        var failure = new OperationFailure { Index = 0, Item = new ItemName("a", "b"), Reason = reason };
        var body = OperationMapping.Failure(failure);
        body.Reason.ShouldBe(name);
        (body.Actual is null).ShouldBe(reason == FailureReason.Conflict);
    }

    [Fact]
    public void Numbers_lose_their_digits_on_the_way_out()
    {
        const string json = """{"n":1.10,"m":1e2}""";
        var result = new OperationResult { Item = new ItemName("a", "b"), HasValue = true, Value = json };
        OperationMapping.Result(result).Value!.Value.GetRawText().ShouldBe(json);
    }

    static async Task<(HttpContext Http, JsonNode Body)> WriteAsync(WireResult answer)
    {
        var http = new DefaultHttpContext();
        using var stream = new MemoryStream();
        http.Response.Body = stream;
        await answer.ExecuteAsync(http);
        return (http, JsonNode.Parse(Encoding.UTF8.GetString(stream.ToArray()))!);
    }
}
