using System.Text;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.TestKit.Subscriptions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>The records of subscriptions outlive a release: what is stored today must be read by the next.</summary>
public class StoredFormTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    static readonly Subscription Subscription = new()
    {
        Name = "mail",
        Generation = "g1",
        Definition = Wants.Where("/a~1b", """{"n":1.50}""") with
        {
            Target = new WebhookTarget("https://a.example/"),
            Retry = Wants.ThreeTries,
        },
        State = SubscriptionState.Paused,
        Course = 2,
        Revision = 3,
        CreatedAt = Noon,
        UpdatedAt = Noon.AddSeconds(1),
    };

    static readonly Cursor Cursor = new()
    {
        Slot = new SlotId(12),
        Course = 2,
        Position = new LogMark(41, 1),
        Lease = new Lease("me", Noon),
        Revision = 3,
        Attempts = 4,
        RetryAt = Noon,
        LastFailure = new DeliveryFailure(Noon, "mail/12/42", "no"),
        DeadLetters = 5,
    };

    static readonly DeadLetter Letter = new()
    {
        Id = "mail/12/42",
        Slot = new SlotId(12),
        Sequence = 42,
        Changes = [0, 2],
        Transaction = new TransactionId("t"),
        CommitTime = new Hlc(7),
        Attempts = 3,
        At = Noon,
        Reason = "no",
    };

    [Fact]
    public void A_subscription_is_stored_otherwise() => RequireStored(Subscription, """
        {"name":"mail","generation":"g1","definition":{"source":{"kind":"collection","name":"orders"},
        "where":[{"path":"/a~1b","json":"{\"n\":1.50}"}],"target":{"$type":"webhook","url":"https://a.example/"},
        "retry":{"attempts":3,"first":"00:00:01","factor":1,"max":"00:00:01"}},"state":"paused","course":2,"revision":3,
        "createdAt":"2026-11-23T12:00:00+00:00","updatedAt":"2026-11-23T12:00:01+00:00"}
        """);

    [Fact]
    public void A_cursor_is_stored_otherwise() => RequireStored(Cursor, """
        {"slot":{"value":12},"course":2,"position":{"sequence":41,"messages":1},
        "lease":{"owner":"me","until":"2026-11-23T12:00:00+00:00"},"revision":3,"attempts":4,
        "retryAt":"2026-11-23T12:00:00+00:00",
        "lastFailure":{"at":"2026-11-23T12:00:00+00:00","delivery":"mail/12/42","reason":"no"},"deadLetters":5}
        """);

    [Fact]
    public void A_dead_letter_is_stored_otherwise() => RequireStored(Letter, """
        {"id":"mail/12/42","slot":{"value":12},"sequence":42,"changes":[0,2],"transaction":{"value":"t"},
        "commitTime":{"value":7},"attempts":3,"at":"2026-11-23T12:00:00+00:00","reason":"no"}
        """);

    [Fact]
    public void Where_a_subscription_began_is_stored_otherwise() =>
        RequireStored(new StartPositions([0, 41, 7]), """{"heads":[0,41,7]}""");

    [Fact]
    public void A_queue_is_read_back_as_something_else()
    {
        var definition = Wants.Topic with { Target = new QueueTarget("mail") };
        var json = SubscriptionJson.Write(definition);
        Assert.Equal(
            """{"source":{"kind":"topic","name":"news"},"where":[],"target":{"$type":"queue","queue":"mail"}}""",
            Encoding.UTF8.GetString(json.Span));
        Assert.Equal(definition.Target, Read<SubscriptionDefinition>(json).Target);
    }

    [Fact]
    public void A_damaged_record_is_taken_for_something()
    {
        foreach (var damaged in new[] { "null", "{}", "{", "[]", """{"name":"mail","generation":"g"}""" })
            Assert.Throws<InvariantViolationException>(() => Read<Subscription>(Encoding.UTF8.GetBytes(damaged)));
    }

    static void RequireStored<T>(T value, string expected)
        where T : class
    {
        var json = SubscriptionJson.Write(value);
        Assert.Equal(expected.ReplaceLineEndings(""), Encoding.UTF8.GetString(json.Span));
        Assert.Equal(json.ToArray(), SubscriptionJson.Write(Read<T>(json)).ToArray());
    }

    static T Read<T>(ReadOnlyMemory<byte> json)
        where T : class =>
        SubscriptionJson.Read<T>(new StoredRecord(new RecordKey("p", "n"), json, new ETag("e")));
}
