using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Subscriptions;
using Shouldly;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>What a subscription may say, and how a mistake is told.</summary>
public sealed class SubscriptionParserTests
{
    const string Minimal = """{ "source": "orders", "target": { "queue": "mail" } }""";

    [Fact]
    public void A_definition_is_read_otherwise()
    {
        var request = Parse("""
            { "topic": "orders", "where": { "/a": 1.50, "/b~1c": null }, "target": { "url": "https://a.example/x" },
              "retry": { "attempts": 3, "firstMs": 10, "factor": 1.5, "maxMs": 20 }, "from": "start" }
            """);
        request.IsFromStart.ShouldBeTrue();
        request.Definition.Source.ShouldBe(SubscriptionSource.Topic("orders"));
        request.Definition.Target.ShouldBe(new WebhookTarget("https://a.example/x"));
        request.Definition.Where.Select(value => (value.Path.Text, value.Json))
            .ShouldBe([("/a", "1.50"), ("/b~1c", "null")]);
        request.Definition.Retry.ShouldBe(
            new RetryPolicy(3, TimeSpan.FromMilliseconds(10), 1.5, TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void A_default_is_another()
    {
        var request = Parse(Minimal);
        request.IsFromStart.ShouldBeFalse();
        request.Definition.Where.ShouldBeEmpty();
        request.Definition.Retry.ShouldBeNull();
        request.Definition.Source.ShouldBe(SubscriptionSource.Collection("orders"));
        const string Slow = """{ "source": "o", "target": { "queue": "mail" }, "retry": { "firstMs": 600000 } }""";
        var tenMinutes = TimeSpan.FromMinutes(10);
        Parse(Slow).Definition.Retry.ShouldBe(DeliveryRetry.Default with { First = tenMinutes, Max = tenMinutes });
    }

    [Theory]
    [InlineData("""{}""", "/source", "/target")]
    [InlineData("""{ "source": "a", "topic": "b", "target": { "queue": "mail" } }""", "/topic")]
    [InlineData("""{ "source": "a/b", "target": { "queue": "mail" } }""", "/source")]
    [InlineData("""{ "topic": "", "target": { "queue": "mail" } }""", "/topic")]
    [InlineData("""{ "source": 1, "target": { "queue": "mail" } }""", "/source")]
    [InlineData("""{ "source": "a", "target": {} }""", "/target")]
    [InlineData("""{ "source": "a", "target": null }""", "/target")]
    [InlineData("""{ "source": "a", "target": { "queue": "mail", "url": "https://a.example/" } }""", "/target")]
    [InlineData("""{ "source": "a", "target": { "queue": "Mail" } }""", "/target/queue")]
    [InlineData("""{ "source": "a", "target": { "queue": "coordinator-x" } }""", "/target/queue")]
    [InlineData("""{ "source": "a", "target": { "queue": "hub-workitems" } }""", "/target/queue")]
    [InlineData("""{ "source": "a", "target": { "url": "https://b.example/" } }""", "/target/url")]
    [InlineData("""{ "source": "a", "target": { "url": "a.example" } }""", "/target/url")]
    [InlineData("""{ "source": "a", "target": { "url": "https://u:p@a.example/" } }""", "/target/url")]
    [InlineData("""{ "source": "a", "target": { "queue": "mail", "topic": "x" } }""", "/target/topic")]
    [InlineData("""{ "source": "a", "target": { "queue": "mail" }, "where": { "a": 1, "/b~": 2 } }""",
        "/where/a", "/where/~1b~0")]
    [InlineData("""{ "source": "a", "target": { "queue": "mail" }, "where": [] }""", "/where")]
    [InlineData("""{ "source": "a", "target": { "queue": "mail" }, "from": "then" }""", "/from")]
    [InlineData("""{ "source": "a", "target": { "queue": "mail" }, "other": 1 }""", "/other")]
    [InlineData("""
        { "source": "a", "target": { "queue": "mail" },
          "retry": { "attempts": 0, "firstMs": -1, "factor": 0.5, "maxMs": 3600001, "x": 1 } }
        """, "/retry/attempts", "/retry/firstMs", "/retry/factor", "/retry/maxMs", "/retry/x")]
    [InlineData("""{ "source": "a", "target": { "queue": "mail" }, "retry": { "firstMs": 10, "maxMs": 9 } }""",
        "/retry/maxMs")]
    [InlineData("""[]""", "")]
    public void A_mistake_is_taken_or_hides_another(string body, params string[] places) =>
        ErrorsOf(body).ShouldBe(places, ignoreOrder: true);

    [Fact]
    public void A_filter_may_be_as_large_as_it_likes()
    {
        var values = string.Join(',', Enumerable.Range(0, 21).Select(number => $"\"/{number}\":1"));
        ErrorsOf($$"""{ "source": "a", "target": { "queue": "mail" }, "where": { {{values}} } }""")
            .ShouldBe(["/where"]);
        var large = new string('x', 17_000);
        ErrorsOf($$"""{ "source": "a", "target": { "queue": "mail" }, "where": { "/a": "{{large}}" } }""")
            .ShouldBe(["/where"]);
    }

    [Theory]
    [InlineData("""{ "slot": 3, "after": 41 }""")]
    [InlineData("""{ "from": "start" }""")]
    [InlineData("""{ "deadLetters": true }""")]
    public void A_replay_is_refused(string body) => ReplayErrorsOf(body).ShouldBeEmpty();

    [Theory]
    [InlineData("""{}""", "")]
    [InlineData("""{ "slot": 3 }""", "/after")]
    [InlineData("""{ "after": 3 }""", "/slot")]
    [InlineData("""{ "slot": 4, "after": 3 }""", "/slot")]
    [InlineData("""{ "slot": 3, "after": -1 }""", "/after")]
    [InlineData("""{ "from": "now" }""", "/from")]
    [InlineData("""{ "deadLetters": false }""", "/deadLetters")]
    [InlineData("""{ "deadLetters": true, "from": "start" }""", "")]
    [InlineData("""{ "from": "start", "x": 1 }""", "/x")]
    public void A_replay_of_nothing_or_of_two_things_is_taken(string body, params string[] places) =>
        ReplayErrorsOf(body).ShouldBe(places, ignoreOrder: true);

    [Fact]
    public void A_replay_is_read_otherwise()
    {
        var body = """{ "slot": 3, "after": 41 }"""u8.ToArray();
        var parsed = new ReplayParser(4).Parse(body, new RequestErrors()).Value!;
        parsed.Position.ShouldBe((new Core.Model.SlotId(3), 41));
        (parsed.IsFromStart, parsed.IsDeadLetters).ShouldBe((false, false));
    }

    static SubscriptionParser Parser { get; } = SubscriptionRequests.Parser("a.example", hub: "Hub");

    static SubscriptionRequest Parse(string body)
    {
        var errors = new RequestErrors();
        var parsed = Parser.Parse(Encoding.UTF8.GetBytes(body), Tenant.None, errors);
        parsed.IsValid.ShouldBeTrue(parsed.Problem?.Errors?.First().ToString());
        return parsed.Value;
    }

    static IEnumerable<string> ErrorsOf(string body) =>
        Parser.Parse(Encoding.UTF8.GetBytes(body), Tenant.None, new RequestErrors()).Problem?.Errors?.Keys ?? [];

    static IEnumerable<string> ReplayErrorsOf(string body) =>
        new ReplayParser(4).Parse(Encoding.UTF8.GetBytes(body), new RequestErrors()).Problem?.Errors?.Keys ?? [];
}
