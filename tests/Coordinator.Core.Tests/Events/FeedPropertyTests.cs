using Coordinator.Core.Events;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Events;

/// <summary>Random logs that grow while readers follow them page by page.</summary>
public sealed class FeedPropertyTests
{
    [Fact]
    public void A_feed_skips_or_repeats_or_turns_round_events() => Seeds.ForEach(300, seed =>
    {
        var random = new Random(seed);
        var slots = random.Next(1, 70);
        var world = new FeedWorld(seed, slots, skew: random.Next(2) == 0 ? 1 : 50) { Left = random.Next(400) };
        for (var before = random.Next(200); before > 0 && world.Left > 0; before--)
            world.Append();
        var source = new FeedSource(random.Next(2) == 0 ? FeedKind.Collection : FeedKind.Topic, "b");

        var seen = Follow(world, source, slots, () => random.Next(1, 60));

        for (var slot = 0; slot < slots; slot++)
            Assert.Equal(
                world.Expected(source, slot),
                seen.Where(logged => logged.Slot.Value == slot).Select(FeedWorld.Text));
    });

    [Fact]
    public void A_page_is_not_in_the_order_of_commit_times() => Seeds.ForEach(100, seed =>
    {
        var random = new Random(seed);
        var world = new FeedWorld(seed, slots: 20, skew: 1) { Left = 300 };
        Follow(world, new FeedSource(FeedKind.Collection, "a"), 20, () => random.Next(1, 60), page =>
            Assert.Equal(page.Events.Select(logged => logged.CommitTime).Order(), page.Events.Select(
                logged => logged.CommitTime)));
    });

    [Fact]
    public void A_reader_that_begins_at_the_end_sees_what_was_or_misses_what_comes() => Seeds.ForEach(100, seed =>
    {
        var world = new FeedWorld(seed, slots: 30, skew: 1) { Left = 200 };
        for (var before = 0; before < 100; before++)
            world.Append();
        var heads = Enumerable.Range(0, 30).Select(slot => world.Log.Of(slot).Length).ToList();
        var source = new FeedSource(FeedKind.Topic, "c");
        var feed = Feed(world);
        FeedCursor? cursor;
        while ((cursor = feed.EndAsync(source, 30).Result) is null)
            Assert.True(world.Log.Requests < 100_000);
        for (var slot = 0; slot < 30; slot++)
            Assert.InRange(cursor.Positions[slot], heads[slot], world.Log.Of(slot).Length);

        var seen = Follow(world, source, 30, () => 10, cursor: cursor);
        for (var slot = 0; slot < 30; slot++)
            Assert.Equal(
                world.Log.Of(slot).Skip((int)cursor.Positions[slot]).Select(source.Narrow).OfType<LogEvent>()
                    .Select(FeedWorld.Text),
                seen.Where(logged => logged.Slot.Value == slot).Select(FeedWorld.Text));
    });

    static EventFeed Feed(FeedWorld world) =>
        new(world.Log, new LogSignals(TimeProvider.System), TimeProvider.System);

    /// <summary>Reads until nothing more comes, as a consumer over HTTP does: by the text of the cursor.</summary>
    static List<LogEvent> Follow(
        FeedWorld world, FeedSource source, int slots, Func<int> limit, Action<FeedPage>? check = null,
        FeedCursor? cursor = null)
    {
        var feed = Feed(world);
        var text = (cursor ?? FeedCursor.Beginning(source, slots)).Encode();
        var seen = new List<LogEvent>();
        while (true)
        {
            var most = limit();
            // What is appended while the last slots are read may be in the first ones.
            var isWhole = world.Left <= 0;
            var page = feed.ReadAsync(
                FeedCursor.Decode(text, source, slots), most, TimeSpan.Zero, CancellationToken.None).Result;
            if (page is not null)
            {
                Assert.True(page.Events.Length <= most);
                check?.Invoke(page);
                seen.AddRange(page.Events);
                text = page.Cursor.Encode();
                if (!page.HasMore && page.Silent.IsEmpty && isWhole)
                    return seen;
            }

            Assert.True(world.Log.Requests < 1_000_000, "it does not come to an end");
        }
    }
}
