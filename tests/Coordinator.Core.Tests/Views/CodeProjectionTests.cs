using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Views;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>Projections of code: several entries an item, and what becomes of those that break a rule.</summary>
public sealed class CodeProjectionTests
{
    [Fact]
    public async Task Entries_of_one_item_in_one_group_are_taken_for_one()
    {
        var bench = new ViewBench(ViewDefinitions.Generation(new OrderLines()));
        bench.Change(1, "1", Order(("pen", 2), ("ink", 1), ("pen", 3)));
        bench.Change(2, "2", Order(("pen", 2)));
        await bench.RequireRightAsync();
        Assert.Equal("""{"latest":"2","lines":3,"most":3,"quantity":7}""", await bench.RowAsync("pen"));

        bench.Change(1, "1", Order(("ink", 1), ("pen", 2)));
        await bench.RequireRightAsync();
        Assert.Equal("""{"latest":"1","lines":2,"most":2,"quantity":4}""", await bench.RowAsync("pen"));

        bench.Change(1, "1", Order());
        await bench.RequireRightAsync();
        Assert.Null(await bench.RowAsync("ink"));
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public async Task An_item_has_more_entries_than_fit(int lines, bool fits)
    {
        var bench = new ViewBench(ViewDefinitions.Generation(new OrderLines()));
        bench.Change(1, "1", Order([.. Enumerable.Range(1, lines).Select(line => ($"p{line % 5}", line))]));
        await bench.RequireRightAsync(_ => !fits);
        await RequireReasonAsync(bench, fits ? null : "at most 32 entries; this one has 33");
    }

    public static TheoryData<string, string?> Entries => new()
    {
        { """{ "key": [ "k" ], "values": {} }""", null },
        { """{ "key": [ "k" ], "values": { "s": null, "m": null, "l": null, "n": "whatever" } }""", null },
        { """{ "key": [], "values": {} }""", "1 to 8 parts" },
        { """{ "key": [ null ], "values": {} }""", "A part of a key is a text" },
        { """{ "key": [ "a", "b", "c", "d", "e", "f", "g", "h", "i" ], "values": {} }""", "1 to 8 parts" },
        { """{ "key": [ "k" ], "values": { "other": 1 } }""", "no field or aggregate other" },
        { """{ "key": [ "k" ], "values": { "s": "1" } }""", "s is a sum" },
        { """{ "key": [ "k" ], "values": { "s": 12345678901234567890123456789 } }""", "at most 28 digits" },
        { """{ "key": [ "k" ], "values": { "s": 1e400 } }""", "at most 28 digits" },
        { """{ "key": [ "k" ], "values": { "m": true } }""", "must be a number or a string" },
        { """{ "key": [ "k" ], "values": { "m": 1e99999 } }""", "power of ten" },
        { """{ "key": [ "k" ], "values": { "l": { "any": [ "thing", 1e99999, null ] } } }""", null },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public async Task An_entry_that_breaks_a_rule_reaches_a_row(string entry, string? reason)
    {
        var bench = new ViewBench(ViewDefinitions.Generation(new OrderLines
        {
            Aggregates =
            [
                new("s", AggregateKind.Sum), new("m", AggregateKind.Min), new("l", AggregateKind.Last),
                new("n", AggregateKind.Count),
            ],
            Instead = (_, value) => [EntryOf(value)],
        }));
        bench.Change(1, "1", entry);
        await bench.FollowAsync();
        await RequireReasonAsync(bench, reason);
        Assert.Equal(reason is null, await bench.RowAsync("k") is not null);
    }

    [Theory]
    [InlineData(24_000, true)]
    [InlineData(25_000, false)]
    public async Task Entries_are_larger_than_a_batch_can_hold(int bytes, bool fits)
    {
        var bench = new ViewBench(ViewDefinitions.Generation(new OrderLines { Instead = Large }));
        bench.Change(1, "1", string.Create(CultureInfo.InvariantCulture, $"{{ \"bytes\": {bytes} }}"));
        await bench.FollowAsync();
        await RequireReasonAsync(bench, fits ? null : "at most 24576 bytes");
    }

    [Fact]
    public async Task Half_a_character_stops_the_view()
    {
        const string half = "a\ud800";
        var bench = new ViewBench(ViewDefinitions.Generation(new OrderLines
        {
            Instead = (item, _) => item.Key == "1"
                ? [OrderLines.Entry(half)]
                : throw new InvalidOperationException(half),
        }));
        bench.Change(1, "1", "{}");
        bench.Change(1, "2", "{}");
        await bench.FollowAsync();
        var letters = (await bench.Reader.DeadLettersAsync(bench.View, 10, null)).Letters;
        Assert.Contains("unpaired surrogate", letters[0].Reason, StringComparison.Ordinal);
        Assert.Contains("\ufffd", letters[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_event_does_not_fit_a_batch()
    {
        // 90 items of one transaction, all in one group, each as large as it may be: rows and sources in several
        // batches of less than 3 MB.
        var bench = new ViewBench(ViewDefinitions.Generation(new OrderLines { Instead = Large }));
        for (var round = 0; round < 2; round++)
        {
            bench.Log.Append(1, bench.NextTime(), Enumerable.Range(0, Limits.ItemsPerSlotMax).Select(item =>
                bench.Of($"{new string('€', 168)}{(char)('!' + item)}", """{ "bytes": 24000 }""")));
            await bench.FollowAsync();
        }

        Assert.Contains("\"lines\":90,", await bench.RowAsync("k"), StringComparison.Ordinal);
    }

    static ImmutableArray<ViewEntry>? Large(ItemName item, JsonElement value) =>
        [OrderLines.Entry("k", ("latest", JsonSerializer.SerializeToElement(
            new string('x', value.GetProperty("bytes").GetInt32()))))];

    static ViewEntry EntryOf(JsonElement value) => new(
        [.. value.GetProperty("key").EnumerateArray().Select(part => part.GetString()!)],
        value.GetProperty("values").EnumerateObject().ToDictionary(member => member.Name, member => member.Value));

    static async Task RequireReasonAsync(ViewBench bench, string? reason)
    {
        var letters = (await bench.Reader.DeadLettersAsync(bench.View, 10, null)).Letters;
        if (reason is null)
            Assert.Empty(letters);
        else
            Assert.Contains(reason, Assert.Single(letters).Reason, StringComparison.Ordinal);
    }

    static string Order(params (string Product, int Quantity)[] lines) => JsonSerializer.Serialize(new
    {
        lines = lines.Select(line => new { product = line.Product, quantity = line.Quantity }),
    });
}
