using System.Globalization;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>Each aggregate after every way in which an item can change.</summary>
public sealed class AggregateTests
{
    readonly ViewBench _bench = new(ViewDefinitions.Generation(ViewDefinitions.Everything));

    [Fact]
    public async Task An_insert_is_not_shown()
    {
        _bench.Change(1, "1", Order("alice", "10", "1"));
        _bench.Change(2, "2", Order("alice", "20", "2", "\"second\""));
        _bench.Change(1, "3", Order("bob", "5", "3"));
        await _bench.RequireRightAsync();
        Assert.Equal(
            """{"latest":2,"least":10,"most":20,"note":"second","orders":2,"total":30}""",
            await _bench.RowAsync("alice"));
        Assert.Equal(
            """{"latest":3,"least":5,"most":5,"note":null,"orders":1,"total":5}""", await _bench.RowAsync("bob"));
    }

    [Fact]
    public async Task An_update_is_added_to_what_it_replaces()
    {
        _bench.Change(1, "1", Order("alice", "10", "1"));
        _bench.Change(1, "2", Order("alice", "20", "2"));
        await _bench.RequireRightAsync();
        _bench.Change(1, "2", Order("alice", "7.5", "2"));
        await _bench.RequireRightAsync();
        Assert.Equal(
            """{"latest":2,"least":7.5,"most":10,"note":null,"orders":2,"total":17.5}""",
            await _bench.RowAsync("alice"));
    }

    [Fact]
    public async Task A_deleted_item_stays_in_the_aggregates()
    {
        _bench.Change(1, "1", Order("alice", "10", "1", "\"n\""));
        _bench.Change(1, "2", Order("alice", "20", "2"));
        _bench.Change(1, "3", Order("alice", "15", "3"));
        await _bench.RequireRightAsync();
        _bench.Change(1, "2", null);
        await _bench.RequireRightAsync();
        _bench.Change(1, "3", null);
        await _bench.RequireRightAsync();
        Assert.Equal(
            """{"latest":1,"least":10,"most":10,"note":"n","orders":1,"total":10}""", await _bench.RowAsync("alice"));
        _bench.Change(1, "1", null);
        await _bench.RequireRightAsync();
        Assert.Null(await _bench.RowAsync("alice"));
    }

    [Fact]
    public async Task A_group_that_an_item_left_still_counts_it()
    {
        _bench.Change(1, "1", Order("alice", "10", "1"));
        _bench.Change(1, "2", Order("alice", "20", "2"));
        await _bench.RequireRightAsync();
        _bench.Change(1, "2", Order("bob", "20", "2"));
        await _bench.RequireRightAsync();
        _bench.Change(1, "2", Order("alice", "30", "2"));
        await _bench.RequireRightAsync();
        Assert.Null(await _bench.RowAsync("bob"));
    }

    [Fact]
    public async Task An_item_that_no_longer_matches_is_shown()
    {
        _bench.Change(1, "1", Order("alice", "10", "1"));
        await _bench.RequireRightAsync();
        _bench.Change(1, "1", """{ "status": "open", "customer": "alice", "total": 10 }""");
        await _bench.RequireRightAsync();
        Assert.Null(await _bench.RowAsync("alice"));
        _bench.Change(1, "1", Order("alice", "11", "1"));
        await _bench.RequireRightAsync();
        _bench.Change(1, "1", """{ "status": "paid", "customer": null, "total": 10 }""");
        await _bench.RequireRightAsync();
        _bench.Change(1, "1", """{ "status": "paid", "total": 10 }""");
        await _bench.RequireRightAsync();
        Assert.Null(await _bench.RowAsync("alice"));
    }

    [Fact]
    public async Task An_item_that_was_deleted_and_inserted_again_counts_twice_or_never()
    {
        _bench.Change(1, "1", Order("alice", "10", "1"));
        _bench.Change(1, "1", null);
        _bench.Change(1, "1", Order("alice", "12", "1"));
        await _bench.RequireRightAsync();
        _bench.Change(1, "1", null);
        await _bench.RequireRightAsync();
        _bench.Change(1, "1", Order("alice", "13", "1"));
        await _bench.RequireRightAsync();
        Assert.Equal(
            """{"latest":1,"least":13,"most":13,"note":null,"orders":1,"total":13}""", await _bench.RowAsync("alice"));
    }

    [Fact]
    public async Task The_latest_member_is_whoever_was_applied_last()
    {
        var (early, late) = (_bench.NextTime(), _bench.NextTime());
        _bench.Change(1, "1", Order("alice", "1", "1"), late);
        await _bench.RequireRightAsync();
        _bench.Change(2, "2", Order("alice", "2", "2"), early);
        await _bench.RequireRightAsync();
        Assert.Contains("\"latest\":1", await _bench.RowAsync("alice"), StringComparison.Ordinal);
        // Of one commit time the higher slot is later, so every order of applying shows the same.
        _bench.Change(3, "3", Order("alice", "3", "3"), late);
        _bench.Change(0, "0", Order("alice", "0", "0"), late);
        await _bench.RequireRightAsync();
        Assert.Contains("\"latest\":3", await _bench.RowAsync("alice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_whose_clock_is_behind_makes_an_update_earlier_than_what_it_replaces()
    {
        var (early, middle, late) = (_bench.NextTime(), _bench.NextTime(), _bench.NextTime());
        _bench.Change(1, "1", Order("alice", "1", "1"), late);
        _bench.Change(2, "2", Order("alice", "2", "2"), middle);
        await _bench.RequireRightAsync();
        _bench.Change(1, "1", Order("alice", "1", "11"), early);
        await _bench.RequireRightAsync();
        Assert.Contains("\"latest\":2", await _bench.RowAsync("alice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_values_are_taken_for_one()
    {
        _bench.Change(1, "1", Order("alice", "10", "1"));
        _bench.Change(1, "2", Order("alice", "10.0", "2"));
        _bench.Change(2, "3", Order("alice", "1e1", "3"));
        await _bench.RequireRightAsync();
        _bench.Change(1, "1", null);
        await _bench.RequireRightAsync();
        _bench.Change(2, "3", null);
        await _bench.RequireRightAsync();
        Assert.Equal(
            """{"latest":2,"least":10,"most":10,"note":null,"orders":1,"total":10}""", await _bench.RowAsync("alice"));
    }

    [Fact]
    public async Task Sums_depend_on_the_order_of_their_summands()
    {
        _bench.Change(1, "1", Order("alice", "9999999999999999999999999999", "1"));
        _bench.Change(1, "2", Order("alice", "0.0000000000000000000000000001", "2"));
        _bench.Change(1, "3", Order("alice", "9999999999999999999999999999", "3"));
        await _bench.FollowAsync();
        Assert.Contains(
            "\"total\":19999999999999999999999999998.0000000000000000000000000001",
            await _bench.RowAsync("alice"), StringComparison.Ordinal);
        _bench.Change(1, "3", null);
        _bench.Change(1, "1", null);
        await _bench.FollowAsync();
        Assert.Contains(
            "\"total\":0.0000000000000000000000000001", await _bench.RowAsync("alice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minimum_and_maximum_mix_numbers_and_texts()
    {
        _bench.Generation = ViewDefinitions.Generation("""
            { "source": "orders", "key": [ "/k" ], "aggregates": { "least": { "min": "/v" }, "most": { "max": "/v" } } }
            """);
        foreach (var (value, place) in new[] { "\"b\"", "7", "null", "\"a\"", "-3", "\"\"" }.Select((v, i) => (v, i)))
            _bench.Change(1, place.ToString(CultureInfo.InvariantCulture), $$"""{ "k": 1, "v": {{value}} }""");
        await _bench.RequireRightAsync();
        Assert.Equal("""{"least":-3,"most":"b"}""", await _bench.RowAsync("1"));
        _bench.Change(1, "0", null);
        _bench.Change(1, "4", null);
        await _bench.RequireRightAsync();
        Assert.Equal("""{"least":7,"most":"a"}""", await _bench.RowAsync("1"));
        _bench.Change(1, "1", """{ "k": 1, "v": null }""");
        await _bench.RequireRightAsync();
        Assert.Equal("""{"least":"","most":"a"}""", await _bench.RowAsync("1"));
    }

    [Fact]
    public async Task Members_without_a_value_are_forgotten()
    {
        _bench.Generation = ViewDefinitions.Generation("""
            {
              "source": "orders", "key": [ "/k" ],
              "fields": { "v": "/v" },
              "aggregates": { "n": { "count": true }, "s": { "sum": "/v" }, "l": { "min": "/v" } }
            }
            """);
        _bench.Change(1, "1", """{ "k": true }""");
        await _bench.RequireRightAsync();
        Assert.Equal("""{"l":null,"n":1,"s":0,"v":null}""", await _bench.RowAsync("true"));
        _bench.Change(1, "2", """{ "k": true, "v": 4 }""");
        _bench.Change(1, "1", """{ "k": true, "v": null }""");
        await _bench.RequireRightAsync();
        Assert.Equal("""{"l":4,"n":2,"s":4,"v":null}""", await _bench.RowAsync("true"));
    }

    [Fact]
    public async Task Composite_keys_and_keys_of_other_kinds_are_mixed_up()
    {
        _bench.Generation = ViewDefinitions.Generation("""
            { "source": "orders", "key": [ "/a", "/b/0" ], "aggregates": { "n": { "count": true } } }
            """);
        _bench.Change(1, "1", """{ "a": "x/y", "b": [ 1.0 ] }""");
        _bench.Change(1, "2", """{ "a": "x/y", "b": [ "1" ] }""");
        _bench.Change(1, "3", """{ "a": "x", "b": [ "y" ] }""");
        _bench.Change(1, "4", """{ "a": false, "b": [ 1e30 ] }""");
        _bench.Change(1, "5", """{ "a": "x", "b": [] }""");
        await _bench.RequireRightAsync();
        Assert.Equal("""{"n":2}""", await _bench.RowAsync("x/y", "1"));
        Assert.Equal("""{"n":1}""", await _bench.RowAsync("x", "y"));
        Assert.Equal("""{"n":1}""", await _bench.RowAsync("false", "1e+30"));
    }

    [Fact]
    public async Task Changes_of_other_collections_are_shown()
    {
        _bench.Log.Append(
            1, _bench.NextTime(),
            _bench.Of("1", Order("alice", "1", "1")), _bench.Of("1", Order("alice", "2", "2"), "x"));
        _bench.Log.Append(1, _bench.NextTime(), _bench.Of("2", Order("alice", "3", "3"), "carts"));
        await _bench.RequireRightAsync();
        Assert.Contains("\"orders\":1", await _bench.RowAsync("alice"), StringComparison.Ordinal);
    }

    static string Order(string customer, string total, string id, string note = "null") =>
        $$"""{ "status": "paid", "customer": "{{customer}}", "total": {{total}}, "id": {{id}}, "note": {{note}} }""";
}
