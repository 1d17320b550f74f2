using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>What readers see.</summary>
public class StatusTests
{
    [Fact]
    public void A_status_goes_back_in_time_or_misses_the_end()
    {
        var test = new SagaTest(SagaTexts.Three);
        test.Answer("car", "action", 503);
        var final = test.RunToEnd();

        Assert.Equal(JsonSerializer.Serialize(final), JsonSerializer.Serialize(test.Seen));
        var revisions = test.World.Shown.Select(status => status.Revision).ToList();
        Assert.Equal(revisions.Order(), revisions);
        Assert.Equal(
            [SagaState.Running, SagaState.Compensating, SagaState.Compensated],
            test.World.Shown.Select(status => status.State).Distinct());
    }

    [Fact]
    public void An_attempt_that_failed_is_seen_only_when_its_step_ends()
    {
        var test = new SagaTest(SagaTexts.Three);
        test.Answer("seat", "action", 503, times: 3);
        test.RunToEnd();

        Assert.Contains(test.World.Shown, status =>
            status.Steps[0] is { State: StepState.Running, Attempts: 2 } step
            && step.Error!.Contains("503", StringComparison.Ordinal));
    }

    [Fact]
    public void A_timeline_lacks_something()
    {
        var test = new SagaTest(SagaTexts.Of(
            SagaTexts.Http("seat"), SagaTexts.Http("room")));
        test.Answer("room", "action", 409);
        var final = test.RunToEnd();

        Assert.Equal(
            [
                "SagaStarted ", "StepStarted seat", "StepDone seat", "StepStarted room", "AttemptFailed room",
                "StepFailed room", "TurnedBack ", "CompensationStarted seat", "StepClosed seat",
                "StepCompensated seat", "SagaEnded ",
            ],
            final.Timeline.Select(entry => $"{entry.Kind} {entry.Step}"));
        Assert.Equal("room failed: POST was answered 409.", final.Error);
    }

    [Fact]
    public async Task A_status_outgrows_a_row()
    {
        // A hundred steps, each with the largest result that is shown and the longest error; a full timeline.
        var result = $"\"{new string('r', Limits.SagaResultShownBytesMax - 2)}\"";
        var error = $"\"{new string('ä', 1000)}\"";
        var effects = new InstantEffects(new SimParticipants(new Journal())
        {
            Script = (call, arrival) => (call.Closes, arrival) switch
            {
                (_, 1) => SimParticipants.Reply(503, error),
                (null, _) when call.Key.Contains("099", StringComparison.Ordinal) => SimParticipants.Reply(409, error),
                (null, _) => SimParticipants.Reply(200, result),
                _ => SimParticipants.Reply(204),
            },
        });
        var name = new string('n', Limits.SagaStepNameCharsMax - 3);
        var steps = Enumerable.Range(0, Limits.SagaStepsMax).Select(i => SagaTexts.Http($"{name}{i:000}"));
        var input = $"\"{new string('x', Limits.SagaInputBytesMax - 2)}\"";
        var definition = DefinitionReader.Load(SagaTexts.Of([.. steps]));
        var final = await new SagaRun(new SagaStart("s-1", "test", 1, input), definition, effects).RunAsync();

        Assert.Equal(SagaState.Compensated, final.State);
        Assert.Equal(Limits.SagaTimelineMax, final.Timeline.Length);
        Assert.All(final.Steps.SkipLast(1), step => Assert.Equal(result, step.Result));
        var bytes = effects.Shown.Where((_, i) => i % 20 == 0).Append(final)
            .Max(status => JsonSerializer.SerializeToUtf8Bytes(status, Relaxed).Length);
        Assert.InRange(bytes, 500_000, 1_000_000);
    }

    [Fact]
    public void A_result_that_is_too_large_to_show_is_lost_to_later_steps()
    {
        var next = """
            {"name":"next","http":{"method":"POST","url":"https://n.example/x","body":"${steps.seat.body}"},
             "compensate":{"http":{"method":"DELETE","url":"https://n.example/x"}}}
            """;
        var test = new SagaTest(SagaTexts.Of(SagaTexts.Http("seat"), next));
        var body = $"\"{new string('r', Limits.SagaResultShownBytesMax)}\"";
        test.World.Participants.Script = (call, _) =>
            call.Key == "s-1/seat/action" ? SimParticipants.Reply(200, body) : null;
        test.RunToEnd();

        Assert.Null(test.Step("seat").Result);
        Assert.Equal(body, test.World.Participants.Arrived[^1].Body);
    }

    [Theory]
    [InlineData("trip-9", true)]
    [InlineData("{alice}trip:9.b_c", true)]
    [InlineData("", false)]
    [InlineData("a/b", false)]
    [InlineData("a b", false)]
    [InlineData("ä", false)]
    [InlineData("a#b", false)]
    public void An_id_that_breaks_keys_is_accepted(string id, bool isFine) =>
        Assert.Equal(isFine, SagaId.Error(id) is null);

    [Fact]
    public void A_key_outgrows_a_transaction_id()
    {
        var key = Core.Sagas.Calls.StepKeys.Of(
            new string('s', Limits.SagaIdCharsMax),
            new string('n', Limits.SagaStepNameCharsMax),
            Core.Sagas.Calls.StepPhase.Compensate,
            generation: 999_999);

        Assert.True(Encoding.UTF8.GetByteCount(key) <= Limits.TransactionIdBytesMax, key);
        Assert.Null(SagaId.Error(new string('s', Limits.SagaIdCharsMax)));
        Assert.NotNull(SagaId.Error(new string('s', Limits.SagaIdCharsMax + 1)));
    }

    static JsonSerializerOptions Relaxed { get; } = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
