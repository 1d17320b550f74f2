using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Storage.Tests.Tables;

/// <summary>What is made of answers to reads and scans.</summary>
public sealed class ReadAnswerTests
{
    const string Json = "application/json";

    const string Guard = """
        {"odata.etag":"W/\"g\"","PartitionKey":"0007.1","RowKey":"g0007.1.3","v":1}
        """;

    static readonly RowAddress Address = Some.At(new GuardKey(new Epoch(3)));
    static readonly ScanQuery Votes = new(Some.StoreName, ScanKind.Votes);

    [Fact]
    public async Task A_row_that_the_service_does_not_know_is_not_absent()
    {
        (await ReadAsync(() => Answers.Error(404, "ResourceNotFound"))).Status.ShouldBe(ReadStatus.Absent);
        (await ReadAsync(() => Answers.Error(404, "EntityNotFound"))).Status.ShouldBe(ReadStatus.Absent);
    }

    [Fact]
    public async Task A_missing_table_or_a_proxys_page_makes_a_row_absent()
    {
        (await ReadAsync(() => Answers.Error(404, "TableNotFound"))).ShouldBe(ReadResult.Unknown);
        (await ReadAsync(() => Answers.Page(404))).ShouldBe(ReadResult.Unknown);
        (await ReadAsync(() => Answers.Page(200))).ShouldBe(ReadResult.Unknown);
        (await ReadAsync(() => Answers.Error(403, "AuthenticationFailed"))).ShouldBe(ReadResult.Unknown);
        (await ReadAsync(() => throw new HttpRequestException("reset"))).ShouldBe(ReadResult.Unknown);
    }

    [Fact]
    public async Task A_read_that_failed_once_is_given_up()
    {
        using var handler = new CannedHandler(
            () => Answers.Error(503, "ServerBusy"), () => throw new HttpRequestException("reset"),
            () => Answers.Of(200, Guard, Json));
        var read = await Canned.Stores(handler, readRetriesMax: 3).Replicas.ReadAsync(Address);
        read.Row.ShouldBe(new GuardRow(new Epoch(3)));
        read.ETag.ShouldBe(new ETag("W/\"g\""));
        handler.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_read_without_an_answer_waits_for_ever_or_for_each_retry_anew()
    {
        using var handler = new CannedHandler([null]);
        var stores = Canned.Stores(handler, readRetriesMax: 1000, timeout: TimeSpan.FromMilliseconds(100));
        var read = stores.Replicas.ReadAsync(Address);
        (await read.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).ShouldBe(ReadResult.Unknown);
    }

    [Theory]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.1","RowKey":"g0007.1.4","v":1}""")]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.2","RowKey":"g0007.1.3","v":1}""")]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.1","RowKey":"g0007.1.03","v":1}""")]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.1","RowKey":"i0007.1.a.b","v":1}""")]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.1","RowKey":"?","v":1}""")]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.1","RowKey":"g0007.1.3","v":2}""")]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.1","RowKey":"g0007.1.3","v":"1"}""")]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.1","RowKey":"g0007.1.3"}""")]
    public async Task Another_row_or_schema_than_was_asked_for_is_taken(string body)
    {
        await Should.ThrowAsync<InvariantViolationException>(() => ReadAsync(() => Answers.Of(200, body, Json)));
    }

    [Fact]
    public async Task An_empty_page_with_a_continuation_ends_the_scan()
    {
        using var handler = new CannedHandler(() => Page("", next: "1!4!cA=="), () => Page(Guard, next: null));
        var replicas = Canned.Stores(handler).Replicas;
        var first = (await replicas.ScanAsync(Votes, null)).ShouldNotBeNull();
        first.Rows.ShouldBeEmpty();
        first.Continuation.ShouldNotBeNull();
        var second = (await replicas.ScanAsync(Votes, first.Continuation)).ShouldNotBeNull();
        second.Rows.ShouldBe([new ScannedRow(Some.Replica, new GuardRow(new Epoch(3)), new ETag("W/\"g\""))]);
        second.Continuation.ShouldBeNull();
        handler.Asked[1].ShouldStartWith(handler.Asked[0]);
        handler.Asked[1].ShouldContain("NextPartitionKey=1!4!cA==");
    }

    /// <summary>One row must not hide its store from the sweeper, the clean-up and the list for ever.</summary>
    [Theory]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.1","RowKey":"g0007.1.4","v":99}""", true)]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.1","RowKey":"v?","v":1}""", true)]
    [InlineData("""{"odata.etag":"e","PartitionKey":"0007.one","RowKey":"g0007.1.4","v":1}""", false)]
    [InlineData("""{"odata.etag":"e","PartitionKey":"7","RowKey":"g0007.1.4","v":1}""", false)]
    public async Task A_row_that_cannot_be_read_hides_all_others_of_a_scan(string damaged, bool isReplicaKnown)
    {
        using var unreadable = new MetricCount("coordinator.rows.unreadable");
        using var handler = new CannedHandler(() => Page($"{damaged},{Guard}", next: "1!4!cA=="));

        var page = (await Canned.Stores(handler).Replicas.ScanAsync(Votes, null)).ShouldNotBeNull();

        page.Rows.ShouldHaveSingleItem().Row.ShouldBe(new GuardRow(new Epoch(3)));
        page.Continuation.ShouldNotBeNull();
        var found = page.Unreadable.ShouldHaveSingleItem();
        found.Store.ShouldBe(Some.StoreName);
        found.Replica.ShouldBe(isReplicaKnown ? Some.Replica : null);
        damaged.ShouldContain($"\"{found.PartitionKey}\"");
        damaged.ShouldContain($"\"{found.RowKey}\"");
        unreadable.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_scan_sends_one_request_for_more_than_a_page()
    {
        using var handler = new CannedHandler(() => Page("", next: "1!4!cA=="));
        await Canned.Stores(handler).Replicas.ScanAsync(Votes, null);
        handler.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_scan_filters_what_it_finds_by_itself()
    {
        var queries = new[]
        {
            Votes,
            new ScanQuery(Some.StoreName, ScanKind.Unsettled, Some.Replica),
            new ScanQuery(Some.StoreName, ScanKind.EndedOutcomes, Before: new Hlc(12)),
            new ScanQuery(Some.StoreName, ScanKind.Tombstones),
            new ScanQuery(Some.StoreName, ScanKind.Events, Some.Replica) { Sequences = new SequenceRange(9, 16) },
            new ScanQuery(Some.StoreName, ScanKind.History, Some.Replica)
            {
                Item = Some.Name("a"),
                Sequences = new SequenceRange(1, 16),
            },
        };
        using var handler = new CannedHandler(() => Page("", next: null));
        var replicas = Canned.Stores(handler).Replicas;
        foreach (var query in queries)
            await replicas.ScanAsync(query, null);
        handler.Asked.Select(asked => asked.Split("$filter=")[1].Split('&')[0]).ShouldBe(
        [
            "RowKey ge 'v' and RowKey lt 'w'",
            "PartitionKey eq '0007.1' and RowKey ge 'u' and RowKey lt 'y' "
                + "and (RowKey lt 'v' or RowKey ge 'w' or open eq true)",
            "RowKey ge 'o' and RowKey lt 'p' and open eq false and commitTime lt 12L",
            "RowKey ge 'i' and RowKey lt 'j' and tombstone eq true",
            "PartitionKey eq '0007.1' and RowKey ge 'e0007.1.0000000000000009.00000' "
                + "and RowKey lt 'e0007.1.0000000000000011.00000'",
            "PartitionKey eq '0007.1' and RowKey ge 'h0007.1.accounts.a.-7fffffffffffffef' "
                + "and RowKey lt 'h0007.1.accounts.a.-7fffffffffffffff'",
        ]);
    }

    [Fact]
    public async Task A_store_that_this_host_does_not_know_looks_like_a_fault()
    {
        using var handler = new CannedHandler(() => Page("", next: null));
        var replicas = Canned.Stores(handler).Replicas;
        var elsewhere = Address with { Replica = Address.Replica with { Store = "elsewhere" } };
        var error = await Should.ThrowAsync<InvalidOperationException>(() => replicas.ReadAsync(elsewhere));
        error.Message.ShouldContain("elsewhere");
    }

    static async Task<ReadResult> ReadAsync(Func<HttpResponseMessage> answer)
    {
        using var handler = new CannedHandler(answer);
        return await Canned.Stores(handler).Replicas.ReadAsync(Address);
    }

    static HttpResponseMessage Page(string rows, string? next)
    {
        var answer = Answers.Of(200, $$"""{"value":[{{rows}}]}""", Json);
        if (next is not null)
            answer.Headers.TryAddWithoutValidation("x-ms-continuation-NextPartitionKey", next);
        return answer;
    }
}
