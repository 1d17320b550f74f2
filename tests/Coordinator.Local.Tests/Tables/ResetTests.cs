using Azure;
using Azure.Data.Tables;
using Coordinator.Local.Tests.Fakes;
using Shouldly;

namespace Coordinator.Local.Tests.Tables;

/// <summary>
/// A connection that is reset after a write has arrived: the write may have been done, so with retries off nobody
/// below the caller may send it again, the HTTP stack neither.
/// </summary>
public sealed class ResetTests
{
    [Theory]
    [InlineData("insert", true)]
    [InlineData("insert", false)]
    [InlineData("update", true)]
    [InlineData("update", false)]
    [InlineData("upsert", true)]
    [InlineData("upsert", false)]
    [InlineData("transaction", true)]
    [InlineData("transaction", false)]
    [InlineData("delete", false)]
    public async Task A_write_is_sent_twice(string write, bool politely)
    {
        await using var server = new ResettingServer(politely);
        var table = await ConnectAsync(server);
        var error = await Should.ThrowAsync<RequestFailedException>(() => WriteAsync(table, write));
        error.Status.ShouldBe(0);
        server.Received.ShouldBe(2);
    }

    /// <summary>
    /// The HTTP stack, under the official client too, sends a request without a body again when a connection that was
    /// used before is closed instead of answered. So a lone delete may be done twice: its 404 proves nothing, and
    /// conditional deletes belong into transactions, which have a body.
    /// </summary>
    [Fact]
    public async Task A_lone_delete_is_relied_on_to_be_sent_once()
    {
        await using var server = new ResettingServer(politely: true);
        var table = await ConnectAsync(server);
        (await table.DeleteEntityAsync("p", "r")).Status.ShouldBe(204);
        server.Received.ShouldBe(3);
    }

    /// <summary>A client whose connection has been used once.</summary>
    static async Task<TableClient> ConnectAsync(ResettingServer server)
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        var key = new TableSharedKeyCredential("acct", "AAAA");
        var table = new TableServiceClient(server.Address, key, options).GetTableClient("things");
        await table.UpsertEntityAsync(new TableEntity("p", "r"));
        return table;
    }

    static Task WriteAsync(TableClient table, string write)
    {
        var row = new TableEntity("p", "r");
        return write switch
        {
            "insert" => table.AddEntityAsync(row),
            "update" => table.UpdateEntityAsync(row, ETag.All),
            "upsert" => table.UpsertEntityAsync(row),
            "delete" => table.DeleteEntityAsync(row),
            _ => table.SubmitTransactionAsync([new(TableTransactionActionType.Add, row)]),
        };
    }
}
