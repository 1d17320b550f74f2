using Coordinator.Client;
using Coordinator.Contracts.Events;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

public sealed class EventsClientTests(ApiFixture fixture) : ApiTest(fixture)
{
    const int Written = 7;

    static readonly EventReadOptions InSmallPages = new() { Limit = 2 };

    CoordinatorClient Client => new(Http);

    /// <summary>It stops amid a page, and goes on with the cursor it noted, while the line breaks.</summary>
    [Fact]
    public async Task A_follower_loses_events()
    {
        var collection = Fresh();
        await WriteAsync(collection);
        using var line = new FaultyLine(seed: 1, rate: 0.3);
        using var http = new HttpClient(line) { BaseAddress = Fixture.Host.Address };
        var events = new CoordinatorClient(http).Events;
        var feed = EventFeed.OfCollection(collection);
        using var stop = new CancellationTokenSource(Eventually.Patience, TimeProvider.System);
        var seen = new HashSet<string>();
        string? noted = null;
        while (seen.Count < Written)
        {
            await foreach (var found in events.FollowAsync(feed, noted, InSmallPages, stop.Token).Take(3))
            {
                seen.Add(found.Event.Changes.ShouldHaveSingleItem().Item);
                noted = found.Cursor;
                if (seen.Count == Written)
                    break;
            }
        }

        seen.Order().ShouldBe(Enumerable.Range(0, Written).Select(i => $"{collection}/{i}"));
        var ended = await events.FollowAsync(feed, options: InSmallPages with { StopAtEnd = true }).ToListAsync();
        ended.Count.ShouldBe(Written);
        (await events.FollowAsync(feed, ended[^1].Cursor, new() { StopAtEnd = true }).ToListAsync()).ShouldBeEmpty();
        line.Faults.ShouldBeGreaterThan(0);
    }

    /// <summary>A slot is silent: the server answers at once, and there is no end to the log yet.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_follower_asks_a_silent_slot_without_a_pause(bool isSilent)
    {
        var time = new LeapingTime();
        using var script = new AnswerScript((_, asked) => AnswerScript.Value(new EventListBody
        {
            Schema = EventListBody.SchemaVersion,
            Events = [],
            Cursor = "c",
            More = false,
            Incomplete = isSilent && asked <= 3 ? [7] : null,
        }));
        using var http = script.Client();
        var events = new CoordinatorClient(http, new() { Time = time }).Events;
        using var stop = new CancellationTokenSource();
        var options = new EventReadOptions { StopAtEnd = isSilent, Wait = TimeSpan.Zero };
        var following = events.FollowAsync(EventFeed.OfTopic("t"), options: options, cancellation: stop.Token);
        var ended = Task.Run(() => following.ToListAsync(stop.Token).AsTask(), stop.Token);
        await Eventually.IsTrueAsync(() => script.Asked >= 4);
        await stop.CancelAsync();
        if (!isSilent)
            await Should.ThrowAsync<OperationCanceledException>(() => ended);
        time.Waited.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_message_that_comes_later_is_not_waited_for()
    {
        var topic = Fresh();
        var start = (await Client.Events.ReadAsync(EventFeed.OfTopic(topic, EventStarts.Now))).Required.Cursor;
        var feed = EventFeed.OfTopic(topic);
        var first = Client.Events.FollowAsync(feed, start).FirstAsync().AsTask();
        await Client.Transaction().Publish(topic, new { n = 1 }).CommitAsync();
        var found = await first.WaitAsync(Eventually.Patience, TimeProvider.System);
        found.Event.Messages!.ShouldHaveSingleItem().Value.GetProperty("n").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_past_of_an_item_or_the_log_of_a_slot_is_read_wrongly()
    {
        var item = $"things/{Fresh()}";
        for (var i = 1; i <= 3; i++)
            await Client.PutAsync(item, new Account(i));
        await Eventually.IsTrueAsync(async () => (await Client.Events.HistoryAsync(item).ToListAsync()).Count == 3);
        var history = await Client.Events.HistoryAsync(item).ToListAsync();
        history.Select(found => found.Changes[0].Version).ShouldBe([3, 2, 1]);

        var oldest = history[^1];
        var slot = await Client.Events
            .FollowSlotAsync(oldest.Slot, oldest.Sequence - 1, new() { StopAtEnd = true }).ToListAsync();
        slot[0].TransactionId.ShouldBe(oldest.TransactionId);
        foreach (var past in new[]
        {
            ItemReadOptions.AtCommitTime(oldest.CommitTime), ItemReadOptions.AtSequence(oldest.Sequence),
        })
            (await Client.GetAsync<Account>(item, past)).Value.Balance.ShouldBe(1);
        (await Client.Items.GetAsync(item, new ItemReadOptions { KnownVersion = 3 })).Status.ShouldBe(304);
        (await Client.FindAsync<Account>(item, ItemReadOptions.AtTime(DateTimeOffset.UnixEpoch))).ShouldBeNull();
        var missing = await Should.ThrowAsync<CoordinatorException>(async () =>
            await Client.Events.FollowSlotAsync(1_000_000).ToListAsync());
        missing.Status.ShouldBe(404);
    }

    async Task WriteAsync(string collection)
    {
        for (var i = 0; i < Written; i++)
            await Client.PutAsync($"{collection}/{i}", new Account(i));
    }
}
