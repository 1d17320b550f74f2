using System.Net;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

/// <summary>What is repeated, and what is not.</summary>
public sealed class RepetitionTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Told to come back in a second, the client waits that long, not its own shorter pause.</summary>
    [Fact]
    public async Task The_word_of_a_busy_host_is_not_minded()
    {
        var time = new LeapingTime();
        using var script = Busy(Second, times: 3);
        using var http = script.Client();
        var client = new CoordinatorClient(http, new() { Time = time });
        (await client.Transactions.FindAsync("t")).Status.ShouldBe(404);
        (script.Asked, time.Waited).ShouldBe((4, 3 * Second));
    }

    [Fact]
    public async Task A_client_waits_longer_than_it_was_allowed_to()
    {
        var time = new LeapingTime();
        using var script = Busy(Second, times: int.MaxValue);
        using var http = script.Client();
        var client = new CoordinatorClient(http, new() { Time = time, RepeatFor = 5 * Second });
        var reply = await client.Transactions.FindAsync("t");
        (reply.Status, reply.RetryAfter, time.Waited).ShouldBe((429, Second, 4 * Second));
        var once = new CoordinatorClient(http, new() { Time = time, RepeatFor = TimeSpan.Zero });
        var asked = script.Asked;
        (await once.Transactions.FindAsync("t")).Status.ShouldBe(429);
        script.Asked.ShouldBe(asked + 1);
    }

    [Theory]
    [InlineData(400, ProblemTypes.Invalid)]
    [InlineData(401, ProblemTypes.Unauthorized)]
    [InlineData(409, ProblemTypes.LockHeld)]
    [InlineData(412, ProblemTypes.PreconditionFailed)]
    [InlineData(422, ProblemTypes.IdempotencyMismatch)]
    [InlineData(500, ProblemTypes.Internal)]
    [InlineData(503, ProblemTypes.ViewBehind)]
    public async Task An_answer_is_taken_for_a_fault(int status, string type)
    {
        using var script = new AnswerScript((_, _) => AnswerScript.Problem(
            (HttpStatusCode)status, new Problem { Type = type, Title = "", Status = status }));
        using var http = script.Client();
        (await new CoordinatorClient(http).Items.GetAsync("a/b")).Status.ShouldBe(status);
        script.Asked.ShouldBe(1);
    }

    /// <summary>A proxy says no in JSON of its own: that is no value, and no reason to break.</summary>
    [Fact]
    public async Task Json_of_a_proxy_is_taken_for_the_answer()
    {
        using var script = new AnswerScript((_, asked) =>
        {
            var answer = AnswerScript.Value(new { status = "ok" });
            answer.StatusCode = asked == 1 ? HttpStatusCode.BadGateway : HttpStatusCode.NotFound;
            return answer;
        });
        using var http = script.Client();
        var reply = await new CoordinatorClient(http, new() { Time = new LeapingTime() }).Transactions.FindAsync("t");
        (reply.Status, reply.Value, script.Asked).ShouldBe((404, null, 2));
    }

    [Fact]
    public async Task A_commit_time_that_was_seen_is_not_handed_on()
    {
        var sent = new List<string?>();
        using var script = new AnswerScript((request, asked) =>
        {
            sent.Add(request.Headers.TryGetValues(WireHeaders.CommitTime, out var times) ? times.Single() : null);
            var answer = new HttpResponseMessage(HttpStatusCode.NoContent);
            answer.Headers.Add(WireHeaders.CommitTime, $"000000000000000{3 - asked}");
            return answer;
        });
        using var http = script.Client();
        var client = new CoordinatorClient(http, new() { SendSeenCommitTime = true });
        for (var i = 0; i < 3; i++)
            (await client.Items.DeleteAsync("a/b")).EnsureSuccess();
        sent.ShouldBe([null, "0000000000000002", "0000000000000002"], "the highest goes along, not the last");
        client.SeenCommitTime.ShouldBe("0000000000000002");
    }

    static AnswerScript Busy(TimeSpan retryAfter, int times) => new((_, asked) =>
    {
        if (asked > times)
            return AnswerScript.Problem(
                HttpStatusCode.NotFound, new Problem { Type = ProblemTypes.NotFound, Title = "", Status = 404 });
        var busy = AnswerScript.Problem(
            HttpStatusCode.TooManyRequests, new Problem { Type = ProblemTypes.Busy, Title = "", Status = 429 });
        busy.Headers.RetryAfter = new(retryAfter);
        return busy;
    });
}
