using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>Changes that a view cannot digest (T37).</summary>
public sealed class PoisonTests
{
    const string View = """
        { "source": "orders", "key": [ "/k" ], "aggregates": { "n": { "count": true }, "s": { "sum": "/v" } } }
        """;

    [Fact]
    public async Task A_poison_event_stops_its_slot_or_changes_its_item()
    {
        var bench = new ViewBench(ViewDefinitions.Generation(View));
        bench.Change(1, "1", Value("1"));
        bench.Change(1, "2", Value("10"));
        bench.Change(1, "1", Value("\"a lot\""));
        bench.Log.Append(
            1, bench.NextTime(), bench.Of("2", Value("20")), bench.Of("3", Value("true")), bench.Of("4", Value("40")));
        await bench.RequireRightAsync(IsPoison);
        Assert.Equal("""{"n":3,"s":61}""", await bench.RowAsync("1"));

        var letters = (await bench.Reader.DeadLettersAsync(bench.View, 10, null)).Letters;
        Assert.Equal(
            ["orders/1 v2 at 1/3 of t-1-3", "orders/3 v1 at 1/4 of t-1-4"],
            letters.Select(letter =>
                $"{letter.Item} v{letter.Version} at {letter.Slot}/{letter.Sequence} of {letter.Transaction}"));
        Assert.All(letters, letter => Assert.Contains("s is a sum", letter.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_good_change_does_not_repair_an_item()
    {
        var bench = new ViewBench(ViewDefinitions.Generation(View));
        bench.Change(1, "1", Value("1"));
        bench.Change(1, "1", Value("\"a lot\""));
        bench.Change(1, "2", Value("{}"));
        await bench.RequireRightAsync(IsPoison);
        bench.Change(1, "1", Value("3"));
        bench.Change(1, "2", Value("4"));
        await bench.RequireRightAsync(IsPoison);
        Assert.Equal("""{"n":2,"s":7}""", await bench.RowAsync("1"));
        bench.Change(1, "1", Value("\"a lot\""));
        bench.Change(1, "1", null);
        await bench.RequireRightAsync(IsPoison);
        Assert.Equal("""{"n":1,"s":4}""", await bench.RowAsync("1"));
    }

    [Fact]
    public async Task A_rebuild_with_a_better_projection_does_not_repair_an_item()
    {
        var bench = new ViewBench(ViewDefinitions.Generation(View));
        bench.Change(1, "1", Value("1"));
        bench.Change(1, "1", Value("\"a lot\""));
        await bench.RequireRightAsync(IsPoison);

        bench.Generation = ViewDefinitions.Generation("""
            { "source": "orders", "key": [ "/k" ], "aggregates": { "n": { "count": true }, "m": { "max": "/v" } } }
            """, number: 2);
        await bench.RequireRightAsync();
        Assert.Equal("""{"m":"a lot","n":1}""", await bench.RowAsync("1"));
        Assert.Empty((await bench.Reader.DeadLettersAsync(bench.View, 10, null)).Letters);
    }

    [Fact]
    public async Task A_change_is_put_aside_at_its_first_failure()
    {
        var failures = 2;
        var projection = new OrderLines
        {
            Instead = (_, _) => failures-- > 0
                ? throw new TimeoutException("not yet")
                : [OrderLines.Entry("k")],
        };
        var bench = new ViewBench(ViewDefinitions.Generation(projection));
        bench.Change(1, "1", "{}");
        await bench.FollowAsync();
        Assert.Equal(3, projection.Calls);
        Assert.NotNull(await bench.RowAsync("k"));
        Assert.Empty((await bench.Reader.DeadLettersAsync(bench.View, 10, null)).Letters);
    }

    [Fact]
    public async Task A_change_is_tried_for_ever_or_its_failure_is_not_told()
    {
        var projection = new OrderLines { Instead = (item, _) => throw new TimeoutException(new string('€', 400)) };
        var bench = new ViewBench(ViewDefinitions.Generation(projection));
        bench.Change(1, "1", "{}");
        await bench.FollowAsync();
        await bench.FollowAsync();
        Assert.Equal(3, projection.Calls);
        var letter = Assert.Single((await bench.Reader.DeadLettersAsync(bench.View, 10, null)).Letters);
        Assert.Equal($"TimeoutException: {new string('€', 282)}…", letter.Reason);
    }

    [Fact]
    public async Task A_lack_of_memory_is_taken_for_a_poison_event()
    {
        var projection = new OrderLines
        {
            // Asks for more than any host has.
            Instead = (_, _) => [OrderLines.Entry(new string('x', int.MaxValue))],
        };
        var bench = new ViewBench(ViewDefinitions.Generation(projection));
        bench.Change(1, "1", "{}");
        await Assert.ThrowsAsync<OutOfMemoryException>(bench.FollowAsync);
        Assert.Empty(bench.Records.Records);
    }

    [Fact]
    public async Task Dead_letters_are_lost_between_pages()
    {
        var bench = new ViewBench(ViewDefinitions.Generation(View, partitions: 3));
        for (var number = 0; number < 25; number++)
            bench.Change(number % 4, $"{number}", Value("{}"));
        await bench.FollowAsync();
        var seen = new List<(SlotId, long)>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await bench.Reader.DeadLettersAsync(bench.View, 4, cursor.Length == 0 ? null : cursor);
            seen.AddRange(page.Letters.Select(letter => (letter.Slot, letter.Sequence)));
            cursor = page.Cursor;
        }

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(seen.Order(), seen);
    }

    static bool IsPoison(ItemChange change) =>
        change.Value is not null && !change.Value.Contains("\"v\": null", StringComparison.Ordinal)
        && System.Text.Json.JsonDocument.Parse(change.Value).RootElement.GetProperty("v").ValueKind
            != System.Text.Json.JsonValueKind.Number;

    static string Value(string value) => $$"""{ "k": 1, "v": {{value}} }""";
}
