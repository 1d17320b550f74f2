using System.Text;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Tests.Sagas.Definitions;

/// <summary>What a right definition means.</summary>
public class DefinitionTests
{
    /// <summary>The example of the contract, with its gaps filled.</summary>
    const string BookTrip = """
        { "steps": [
           { "name": "seat",
             "http": { "method": "POST", "url": "https://air.example/seats", "body": { "who": "${input.customer}" } },
             "compensate": { "http": { "method": "DELETE", "url": "https://air.example/seats/${steps.seat.body.id}" } },
             "retry": { "attempts": 5, "firstMs": 200, "factor": 2, "maxMs": 10000 }, "timeoutMs": 3000 },
           { "name": "pay",   "after": [ "seat" ], "transaction": { "operations": [
                { "op": "add", "item": "accounts/${input.customer}", "path": "/balance", "by": -10, "min": 0 } ] },
             "compensate": { "transaction": { "operations": [
                { "op": "add", "item": "accounts/${input.customer}", "path": "/balance", "by": 10 } ] } } },
           { "name": "ok",    "wait": { "event": "approved", "timeoutMs": 86400000 }, "pivot": true },
           { "name": "room",  "tcc": { "try": { "http": { "method": "POST", "url": "https://inn.example/try" } },
                "confirm": { "http": { "method": "POST", "url": "https://inn.example/confirm/${steps.room.body.id}" } },
                "cancel": { "http": { "method": "POST", "url": "https://inn.example/cancel" }, "timeoutMs": 7 } } },
           { "name": "tell",  "publish": { "topic": "trips", "value": "${input}" } } ] }
        """;

    [Fact]
    public void The_example_of_the_contract_is_refused()
    {
        var definition = Read(BookTrip);

        Assert.Equal(["seat", "pay", "ok", "room", "tell"], definition.Steps.Select(step => step.Name));
        Assert.Equal(2, definition.Pivot);
        Assert.Equal([[], [0], [1], [2], [3]], definition.Steps.Select(step => step.After.ToArray()));
        Assert.Equal(TimeSpan.FromSeconds(3), definition.Steps[0].Timeout);
        Assert.Equal(
            new RetryPolicy(5, TimeSpan.FromMilliseconds(200), 2, TimeSpan.FromSeconds(10)), definition.Steps[0].Retry);
        Assert.Equal(TimeSpan.FromSeconds(3), definition.Steps[0].Compensation!.Timeout);
        Assert.Equal(TimeSpan.FromMilliseconds(7), ((TccAction)definition.Steps[3].Action).Cancel.Timeout);
    }

    [Fact]
    public void White_space_makes_another_version()
    {
        var dense = BookTrip.Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal);

        Assert.Equal(Read(BookTrip).Fingerprint, Read(dense).Fingerprint);
    }

    [Fact]
    public void A_definition_that_is_put_twice_has_two_versions()
    {
        var other = BookTrip.Replace("3000", "3001", StringComparison.Ordinal);
        var first = DefinitionVersion.After(newest: null, "book-trip", BookTrip, Read(BookTrip));
        var again = DefinitionVersion.After(first, "book-trip", BookTrip, Read(BookTrip));
        var second = DefinitionVersion.After(again, "book-trip", other, Read(other));

        Assert.Equal(1, first.Version);
        Assert.Same(first, again);
        Assert.Equal(2, second.Version);
        Assert.NotEqual(first.Fingerprint, second.Fingerprint);
    }

    [Theory]
    [InlineData("book-trip_2", true)]
    [InlineData("", false)]
    [InlineData("book trip", false)]
    [InlineData("book/trip", false)]
    public void A_name_that_breaks_its_address_is_accepted(string name, bool isFine) =>
        Assert.Equal(isFine, DefinitionVersion.NameError(name) is null);

    [Fact]
    public void A_last_transaction_or_message_is_no_point_of_no_return()
    {
        const string Wait = """{"name":"w","wait":{"event":"e","timeoutMs":1},"after":[]}""";
        const string Tell = """{"name":"t","publish":{"topic":"t","value":1}}""";
        const string Undone =
            """{"name":"t","publish":{"topic":"t","value":1},"compensate":{"publish":{"topic":"t","value":2}}}""";

        Assert.Equal(1, Read($$"""{"steps":[{{Wait}},{{Tell}}]}""").Pivot);
        Assert.Null(Read($$"""{"steps":[{{Wait}},{{Undone}}]}""").Pivot);
        Assert.Null(Read($$"""{"steps":[{{Wait}}]}""").Pivot);
        Assert.Empty(Read($$"""{"steps":[{{Tell}}]}""").Steps[0].After);
    }

    [Fact]
    public void A_definition_that_was_stored_wrong_runs_anyway() =>
        Assert.Throws<InvariantViolationException>(() => DefinitionReader.Load("{}"));

    [Theory]
    [InlineData(1, 0.0, 100)]
    [InlineData(1, 0.999, 200)]
    [InlineData(2, 0.0, 200)]
    [InlineData(4, 0.5, 1200)]
    [InlineData(7, 0.999, 10_000)]
    [InlineData(100, 0.999, 10_000)]
    public void A_pause_is_too_short_or_too_long(int attempt, double fraction, int ms) =>
        Assert.InRange(
            RetryPolicy.Default.PauseAfter(attempt, fraction, retryAfter: null).TotalMilliseconds,
            ms * 0.995,
            ms * 1.005);

    [Theory]
    [InlineData(3_000, 3_000)]
    [InlineData(50, 150)]
    [InlineData(86_400_000, 300_000)]
    public void What_a_participant_asks_for_is_not_honoured_or_has_no_cap(int askedMs, int ms) =>
        Assert.Equal(ms, RetryPolicy.Default.PauseAfter(1, 0.5, TimeSpan.FromMilliseconds(askedMs)).TotalMilliseconds);

    static SagaDefinition Read(string text)
    {
        var reading = DefinitionReader.Read(Encoding.UTF8.GetBytes(text));
        Assert.Empty(reading.Errors);
        return reading.Definition!;
    }
}
