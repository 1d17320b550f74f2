using System.Globalization;
using Coordinator.Core;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Records;

/// <summary>Pages as Azure cuts them and Azurite does not: short, empty, and yet not the last.</summary>
public sealed class RecordListTests
{
    [Fact]
    public async Task An_empty_or_short_page_of_the_service_ends_the_list()
    {
        using var handler = new CannedHandler(
            () => Answers.Rows("", isLast: false),
            () => Answers.Rows(Row("a"), isLast: false),
            () => Answers.Rows("", isLast: false),
            () => Answers.Rows($"{Row("b")},{Row("c")}", isLast: false),
            () => Answers.Rows("", isLast: true));
        (await NamesAsync(handler, top: 10)).ShouldBe(["a", "b", "c"]);
        handler.Asked.Count.ShouldBe(5);
        handler.Asked[0].ShouldNotContain("NextRowKey");
        handler.Asked.Skip(1).ShouldAllBe(asked => asked.Contains("NextPartitionKey=p&NextRowKey=r"));
        handler.Asked.ShouldAllBe(asked => asked.Contains("PartitionKey eq 'view' and RowKey ge 'view.-'"));
        handler.Asked.Select(Top).ShouldBe([10, 10, 9, 9, 7]);
    }

    [Fact]
    public async Task A_list_that_is_long_enough_goes_on()
    {
        using var handler = new CannedHandler(
            () => Answers.Rows(Row("a"), isLast: false), () => Answers.Rows(Row("b"), isLast: false));
        (await NamesAsync(handler, top: 2)).ShouldBe(["a", "b"]);
        handler.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_service_that_gives_more_than_was_asked_for_makes_the_list_longer()
    {
        using var handler = new CannedHandler(() => Answers.Rows($"{Row("a")},{Row("b")},{Row("c")}", isLast: false));
        (await NamesAsync(handler, top: 2)).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task More_rows_are_asked_for_than_the_service_allows()
    {
        using var handler = new CannedHandler(() => Answers.Rows("", isLast: true));
        (await NamesAsync(handler, top: int.MaxValue)).ShouldBeEmpty();
        handler.Asked.Select(Top).ShouldBe([1000]);
    }

    [Fact]
    public async Task Empty_pages_without_end_keep_a_request_for_ever_or_look_like_the_end()
    {
        using var handler = new CannedHandler(() => Answers.Rows("", isLast: false));
        (await Canned.Stores(handler).Records.ListAsync("view", "", null, 5)).ShouldBeNull();
        handler.Asked.Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_fault_after_the_first_page_looks_like_the_end()
    {
        using var handler = new CannedHandler(
            () => Answers.Rows(Row("a"), isLast: false), () => Answers.Error(503, "ServerBusy"));
        (await Canned.Stores(handler).Records.ListAsync("view", "", null, 5)).ShouldBeNull();
    }

    [Fact]
    public async Task A_damaged_row_is_left_out_of_a_list_in_silence()
    {
        const string Damaged = """{"odata.etag":"e","PartitionKey":"view","RowKey":"view.-b","v":1}""";
        using var handler = new CannedHandler(() => Answers.Rows($"{Row("a")},{Damaged}", isLast: true));
        var records = Canned.Stores(handler).Records;
        var error = await Should.ThrowAsync<InvariantViolationException>(() => records.ListAsync("view", "", null, 5));
        // The message gets into logs, where a user's words must not be.
        error.Message.ShouldContain("record");
        error.Message.ShouldNotContain("view.-b");
    }

    static async Task<IEnumerable<string>> NamesAsync(CannedHandler handler, int top) =>
        (await Canned.Stores(handler).Records.ListAsync("view", "", null, top)).ShouldNotBeNull()
            .Select(record => record.Key.Name);

    static string Row(string name) =>
        $$"""
        {"odata.etag":"e","PartitionKey":"view","RowKey":"view.-{{name}}","v":1,
        "value0@odata.type":"Edm.Binary","value0":"MQ=="}
        """;

    /// <summary>The number of rows that a request asks for.</summary>
    static int Top(string asked)
    {
        var text = asked.Split("$top=")[1].Split('&')[0];
        return int.Parse(text, CultureInfo.InvariantCulture);
    }
}
