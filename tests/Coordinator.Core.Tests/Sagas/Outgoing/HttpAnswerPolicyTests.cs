using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas.Outgoing;

/// <summary>Every class of HTTP answer maps to the documented action (T33).</summary>
public class HttpAnswerPolicyTests
{
    static readonly HttpCall Action = new()
    {
        Key = "s/a/action",
        Method = "POST",
        Url = "https://a.example/x",
        Timeout = TimeSpan.FromSeconds(3),
    };
    static readonly HttpCall Undo = Action with { Key = "s/a/compensate", Closes = "s/a/action", Method = "DELETE" };

    [Theory]
    [InlineData(200, AnswerKind.Done)]
    [InlineData(201, AnswerKind.Done)]
    [InlineData(202, AnswerKind.Done)]
    [InlineData(204, AnswerKind.Done)]
    [InlineData(299, AnswerKind.Done)]
    [InlineData(300, AnswerKind.Broken)]
    [InlineData(301, AnswerKind.Broken)]
    [InlineData(303, AnswerKind.Broken)]
    [InlineData(304, AnswerKind.Broken)]
    [InlineData(307, AnswerKind.Broken)]
    [InlineData(399, AnswerKind.Broken)]
    [InlineData(400, AnswerKind.Refused)]
    [InlineData(401, AnswerKind.Refused)]
    [InlineData(403, AnswerKind.Refused)]
    [InlineData(404, AnswerKind.Refused)]
    [InlineData(408, AnswerKind.Unknown)]
    [InlineData(409, AnswerKind.Refused)]
    [InlineData(410, AnswerKind.Refused)]
    [InlineData(412, AnswerKind.Refused)]
    [InlineData(422, AnswerKind.Refused)]
    [InlineData(425, AnswerKind.Unknown)]
    [InlineData(429, AnswerKind.Unknown)]
    [InlineData(499, AnswerKind.Refused)]
    [InlineData(500, AnswerKind.Unknown)]
    [InlineData(501, AnswerKind.Unknown)]
    [InlineData(503, AnswerKind.Unknown)]
    [InlineData(504, AnswerKind.Unknown)]
    [InlineData(599, AnswerKind.Unknown)]
    [InlineData(100, AnswerKind.Unknown)]
    [InlineData(0, AnswerKind.Unknown)]
    [InlineData(999, AnswerKind.Unknown)]
    public void A_status_means_something_else(int status, AnswerKind kind)
    {
        var reply = new HttpReply { Status = status, RetryAfter = TimeSpan.FromSeconds(9) };
        var answer = HttpAnswerPolicy.Judge(Action, reply);

        Assert.Equal(kind, answer.Kind);
        Assert.Equal(kind == AnswerKind.Done, answer.Error is null);
        Assert.Equal(kind == AnswerKind.Unknown, answer.RetryAfter is not null);
    }

    [Theory]
    [InlineData(404, "DELETE", AnswerKind.Done)]
    [InlineData(410, "DELETE", AnswerKind.Done)]
    [InlineData(409, "DELETE", AnswerKind.Refused)]
    [InlineData(404, "POST", AnswerKind.Refused)]
    public void A_compensation_that_finds_nothing_to_delete_fails(int status, string method, AnswerKind kind) =>
        Assert.Equal(
            kind, HttpAnswerPolicy.Judge(Undo with { Method = method }, new HttpReply { Status = status }).Kind);

    [Theory]
    [InlineData(HttpFault.TimedOut, AnswerKind.Unknown, "within 3000 ms")]
    [InlineData(HttpFault.Broken, AnswerKind.Unknown, "broke")]
    [InlineData(HttpFault.NotAllowed, AnswerKind.Refused, "not among the allowed")]
    public void No_answer_means_something_else(HttpFault fault, AnswerKind kind, string error)
    {
        var answer = HttpAnswerPolicy.Judge(Action, new HttpReply { Fault = fault });

        Assert.Equal(kind, answer.Kind);
        Assert.Contains(error, answer.Error, StringComparison.Ordinal);
        Assert.Null(answer.Status);
    }

    [Theory]
    [InlineData("{ \"id\" : 1 }", "{\"id\":1}", null)]
    [InlineData("", null, "no body")]
    [InlineData("<html>", null, "no JSON")]
    [InlineData("{\"id\":", null, "no JSON")]
    [InlineData("\"\\ud800\"", null, "no JSON")]
    public void A_body_decides_instead_of_the_status(string body, string? read, string? problem)
    {
        var reply = new HttpReply { Status = 200, Body = Encoding.UTF8.GetBytes(body) };
        var answer = HttpAnswerPolicy.Judge(Action, reply);

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal(read, answer.Body);
        Assert.Equal(problem is null, answer.BodyProblem is null);
        Assert.Contains(problem ?? "", answer.BodyProblem ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_beyond_the_cap_or_cut_off_is_taken_for_whole()
    {
        var some = Encoding.UTF8.GetBytes("{}");
        var large = HttpAnswerPolicy.Judge(Action, new HttpReply { Status = 200, Body = some, IsBodyTooLarge = true });
        var cut = HttpAnswerPolicy.Judge(Action, new HttpReply { Status = 200, Body = some, IsBodyCut = true });

        Assert.Equal((AnswerKind.Done, null), (large.Kind, large.Body));
        Assert.Equal((AnswerKind.Done, null), (cut.Kind, cut.Body));
        Assert.Contains("too large", large.BodyProblem, StringComparison.Ordinal);
        Assert.Contains("cut off", cut.BodyProblem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_hides_its_reason_or_floods_the_status()
    {
        var said = HttpAnswerPolicy.Judge(Action, SimParticipants.Reply(409, """{"reason":"sold out"}"""));
        var flood = HttpAnswerPolicy.Judge(Action, SimParticipants.Reply(409, $"\"{new string('x', 10_000)}\""));
        var forged = HttpAnswerPolicy.Judge(Action, SimParticipants.Reply(409, "no JSON\r\nforged line"));

        Assert.Equal("""POST was answered 409: {"reason":"sold out"}""", said.Error);
        Assert.True(flood.Error!.Length < Limits.SagaErrorCharsMax);
        Assert.Equal("POST was answered 409.", forged.Error);
    }

    /// <summary>
    /// The same classes, seen at the end of a saga: state, attempts, and whether the step was undone.
    /// </summary>
    [Theory]
    [InlineData(200, SagaState.Completed, 1, false)]
    [InlineData(202, SagaState.Completed, 1, false)]
    [InlineData(409, SagaState.Compensated, 1, false)]
    [InlineData(412, SagaState.Compensated, 1, false)]
    [InlineData(400, SagaState.Compensated, 1, false)]
    [InlineData(408, SagaState.Compensated, 5, true)]
    [InlineData(425, SagaState.Compensated, 5, true)]
    [InlineData(429, SagaState.Compensated, 5, true)]
    [InlineData(500, SagaState.Compensated, 5, true)]
    [InlineData(302, SagaState.Compensated, 1, true)]
    public void An_answer_ends_a_saga_otherwise(int status, SagaState end, int attempts, bool isUndone)
    {
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Http("seat")));
        test.Answer("seat", "action", status);

        Assert.Equal(end, test.RunToEnd().State);
        Assert.Equal(attempts, test.Step("seat").Attempts);
        Assert.Equal(isUndone, test.Journal.Count("seat", Deed.FoundNothing) > 0);
        var failed = isUndone ? StepState.Compensated : StepState.Failed;
        Assert.Equal(end == SagaState.Completed ? StepState.Done : failed, test.Step("seat").State);
    }

    [Fact]
    public void A_participant_that_asks_for_patience_is_asked_too_soon()
    {
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Http("seat")));
        test.World.Participants.Script = (_, arrival) =>
            arrival == 1 ? new HttpReply { Status = 429, RetryAfter = TimeSpan.FromSeconds(40) } : null;
        var status = test.RunToEnd();

        Assert.Equal(SagaState.Completed, status.State);
        Assert.InRange(status.EndedAt!.Value - status.StartedAt, SagaTest.Seconds(40), SagaTest.Seconds(41));
    }

    [Fact]
    public void A_lost_body_is_read_as_if_it_were_there()
    {
        var next = """
            {"name":"next","http":{"method":"POST","url":"https://n.example/${steps.seat.body.id}"},
             "compensate":{"http":{"method":"DELETE","url":"https://n.example/x"}}}
            """;
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Http("seat"), next));
        test.World.Participants.Script = (call, _) =>
            call.Key == "s-1/seat/action" ? new HttpReply { Status = 200, IsBodyTooLarge = true } : null;
        var status = test.RunToEnd();

        Assert.Equal(SagaState.Compensated, status.State);
        Assert.Contains("the body of the answer was too large", status.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("120", 120.0)]
    [InlineData(" 0 ", 0.0)]
    [InlineData("99999999999999999", 1_000_000_000.0)]
    [InlineData("Thu, 01 Jan 2026 00:01:00 GMT", 60.0)]
    [InlineData("Wed, 31 Dec 2025 23:59:00 GMT", 0.0)]
    [InlineData("-1", null)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999999", null)]
    [InlineData(null, null)]
    public void A_retry_after_is_misread(string? header, double? seconds) =>
        Assert.Equal(
            seconds,
            RetryAfterHeader.Read(header, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))?.TotalSeconds);
}
