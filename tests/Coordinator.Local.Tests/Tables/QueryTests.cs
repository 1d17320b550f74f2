using Azure.Data.Tables;
using Coordinator.Local.Tests.Azurite;
using Shouldly;

namespace Coordinator.Local.Tests.Tables;

/// <summary>Queries on Azurite.</summary>
public sealed class QueryTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Fact]
    public async Task A_key_breaks_out_of_its_quotes()
    {
        const string hostile = "' or PartitionKey ne '";
        await Table.AddEntityAsync(Row("innocent", "r1"));
        await Table.AddEntityAsync(Row(hostile, "r2"));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {hostile}");
        filter.ShouldBe("PartitionKey eq ''' or PartitionKey ne '''");
        (await Table.QueryAsync<TableEntity>(filter).ToListAsync()).Single().RowKey.ShouldBe("r2");
    }

    [Fact]
    public void A_literal_is_not_what_the_service_reads()
    {
        var date = new DateTimeOffset(2026, 11, 22, 3, 4, 5, TimeSpan.FromHours(2));
        TableClient.CreateQueryFilter($"A eq {1} and B eq {2L} and C eq {true} and D eq {1.5} and E eq {date}")
            .ShouldBe("A eq 1 and B eq 2L and C eq true and D eq 1.5 and E eq datetime'2026-11-22T01:04:05Z'");
        TableClient.CreateQueryFilter($"G eq {Guid.Empty} and X eq {new byte[] { 10, 255 }}")
            .ShouldBe("G eq guid'00000000-0000-0000-0000-000000000000' and X eq X'0AFF'");
        Should.Throw<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new object()}"));
    }

    [Fact]
    public async Task Pages_lose_or_repeat_rows()
    {
        for (var i = 0; i < 25; i++)
            await Table.AddEntityAsync(Row("p", $"r{i:D2}"));
        var pages = await Table.QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 10).AsPages().ToListAsync();
        pages.Select(page => page.Values.Count).ShouldBe([10, 10, 5]);
        pages.SelectMany(page => page.Values).Select(row => row.RowKey)
            .ShouldBe(Enumerable.Range(0, 25).Select(i => $"r{i:D2}"));
        pages[^1].ContinuationToken.ShouldBeNull();
    }

    [Fact]
    public async Task A_kept_continuation_begins_elsewhere()
    {
        const string odd = "ключ 1/2";
        var partition = odd.Replace('/', '-');
        for (var i = 0; i < 7; i++)
            await Table.AddEntityAsync(Row(partition, $"r {i}"));
        var query = Table.QueryAsync<TableEntity>(maxPerPage: 5);
        var first = await query.AsPages().FirstAsync();
        var rest = await query.AsPages(first.ContinuationToken).SingleAsync();
        rest.Values.Select(row => row.RowKey).ShouldBe(["r 5", "r 6"]);
    }

    [Fact]
    public async Task A_selected_property_or_the_etag_of_a_found_row_is_missing()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1L, ["B"] = 2 });
        var row = await Table.QueryAsync<TableEntity>("RowKey eq 'r'", select: ["PartitionKey", "A"]).SingleAsync();
        row.GetInt64("A").ShouldBe(1);
        row.ContainsKey("B").ShouldBeFalse();
        (await Table.QueryAsync<TableEntity>().SingleAsync()).ETag.ToString().ShouldStartWith("W/");
    }

    [Fact]
    public async Task A_query_of_an_empty_table_finds_something() =>
        (await Table.QueryAsync<TableEntity>().ToListAsync()).ShouldBeEmpty();
}
