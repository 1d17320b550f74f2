using System.Text;
using Coordinator.Local.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Storage;

/// <summary>What the engine relies on, of whatever it stores its instances in.</summary>
public abstract class HubStorageTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_row_comes_back_changed()
    {
        var storage = await OpenAsync();
        var large = new byte[3 * HubLimits.PropertyBytesMax + 1];
        new Random(1).NextBytes(large);
        var row = Row("a") with { StartAt = Start.AddDays(1), Tail = large };
        var etag = await storage.InsertAsync(row);
        var read = (await storage.ReadAsync("a"))!;
        read.Document.ToArray().ShouldBe(row.Document.ToArray());
        read.Tail.ToArray().ShouldBe(large);
        var columns = (await storage.ReadAsync("a", columnsOnly: true))!;
        columns.ShouldBe(row with { Document = default, Tail = default, ETag = etag! });
        (read with { Document = default, Tail = default }).ShouldBe(columns);
        (await storage.ReadAsync("b")).ShouldBeNull();
    }

    [Fact]
    public async Task A_row_is_overwritten_by_who_does_not_know_it()
    {
        var storage = await OpenAsync();
        var first = await storage.InsertAsync(Row("a"));
        (await storage.InsertAsync(Row("a"))).ShouldBeNull();
        var second = await storage.ReplaceAsync(Row("a") with { CommitId = "2" }, first!);
        second.ShouldNotBeNull();
        (await storage.ReplaceAsync(Row("a") with { CommitId = "3" }, first!)).ShouldBeNull();
        (await storage.ReplaceAsync(Row("b"), first!)).ShouldBeNull();
        (await storage.DeleteAsync("a", first!)).ShouldBeFalse();
        (await storage.ReadAsync("a", columnsOnly: true))!.CommitId.ShouldBe("2");
        (await storage.DeleteAsync("a", second)).ShouldBeTrue();
        (await storage.DeleteAsync("a", second)).ShouldBeFalse();
        (await storage.ReadAsync("a")).ShouldBeNull();
    }

    [Fact]
    public async Task A_replaced_row_keeps_something_of_the_old_one()
    {
        var storage = await OpenAsync();
        var etag = await storage.InsertAsync(Row("a") with { StartAt = Start, Tail = new byte[200_000] });
        await storage.ReplaceAsync(Row("a") with { Tail = new byte[3] }, etag!);
        var read = (await storage.ReadAsync("a"))!;
        read.StartAt.ShouldBeNull();
        read.Tail.Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_query_finds_what_does_not_fit()
    {
        var storage = await OpenAsync();
        for (var i = 0; i < 6; i++)
        {
            var status = i % 2 == 0 ? OrchestrationRuntimeStatus.Running : OrchestrationRuntimeStatus.Failed;
            await storage.InsertAsync(Row($"p'{i}") with { CreatedAt = Start.AddHours(i), Status = status });
        }
        await storage.InsertAsync(Row("q"));
        (await IdsAsync(storage, new InstanceFilter(null, null, [], "p'"))).Count.ShouldBe(6);
        (await IdsAsync(storage, new InstanceFilter(Start.AddHours(1), Start.AddHours(4), [], "p'")))
            .ShouldBe(["p'1", "p'2", "p'3", "p'4"]);
        (await IdsAsync(storage, new InstanceFilter(null, null, [OrchestrationRuntimeStatus.Failed], null)))
            .ShouldBe(["p'1", "p'3", "p'5"]);
        OrchestrationRuntimeStatus[] both = [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Running];
        (await IdsAsync(storage, new InstanceFilter(null, null, both, null))).Count.ShouldBe(7);
        (await IdsAsync(storage, new InstanceFilter(null, null, [], null))).Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_chunk_changes_or_stays_behind()
    {
        var storage = await OpenAsync();
        var bytes = new byte[HubLimits.ChunkBytesMax];
        new Random(2).NextBytes(bytes);
        await storage.WriteChunkAsync("a_b", "one", bytes);
        await storage.WriteChunkAsync("a_b", "one", Encoding.UTF8.GetBytes("other"));
        await storage.WriteChunkAsync("a", "one", Encoding.UTF8.GetBytes("of a"));
        (await storage.ReadChunkAsync("a_b", "one"))!.Value.ToArray().ShouldBe(bytes);
        (await storage.ReadChunkAsync("a", "two")).ShouldBeNull();
        (await storage.ListChunksAsync("a_b", default)).ShouldBe(["one"]);
        await storage.DeleteChunkAsync("a_b", "one");
        await storage.DeleteChunkAsync("a_b", "one");
        (await storage.ListChunksAsync("a_b", default)).ShouldBeEmpty();
        (await storage.ReadChunkAsync("a", "one")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_message_is_seen_while_it_is_hidden_or_by_two()
    {
        var storage = await OpenAsync();
        const string Text = """{"Text":"é <&> \u0001"}""";
        await storage.SendAsync(HubQueue.Control, Text, TimeSpan.Zero);
        var hidden = await storage.SendAsync(HubQueue.Control, "hidden", Lease);
        await storage.SendAsync(HubQueue.WorkItems, "work", TimeSpan.Zero);
        var received = (await storage.ReceiveAsync(HubQueue.Control, 32, Lease, default)).ShouldHaveSingleItem();
        received.Text.ShouldBe(Text);
        received.Deliveries.ShouldBe(1);
        (await storage.ReceiveAsync(HubQueue.Control, 32, Lease, default)).ShouldBeEmpty();
        await storage.HideAsync(hidden, TimeSpan.Zero);
        (await storage.ReceiveAsync(HubQueue.Control, 32, Lease, default)).ShouldHaveSingleItem()
            .Text.ShouldBe("hidden");
    }

    [Fact]
    public async Task A_lost_lease_still_deletes_or_hides()
    {
        var storage = await OpenAsync();
        var old = await storage.SendAsync(HubQueue.Control, "text", TimeSpan.Zero);
        var received = (await storage.ReceiveAsync(HubQueue.Control, 1, Lease, default))[0].Receipt;
        (await storage.DeleteAsync(old)).ShouldBeFalse();
        (await storage.HideAsync(old, Lease)).ShouldBeNull();
        var renewed = (await storage.HideAsync(received, Lease))!;
        (await storage.DeleteAsync(received)).ShouldBeFalse("its lease was renewed");
        (await storage.DeleteAsync(renewed)).ShouldBeTrue();
        (await storage.DeleteAsync(renewed)).ShouldBeFalse();
        (await storage.HideAsync(renewed, Lease)).ShouldBeNull();
    }

    /// <summary>A storage with nothing in it.</summary>
    private protected abstract Task<IHubStorage> OpenAsync();

    static InstanceRow Row(string id) => new()
    {
        InstanceId = id,
        ExecutionId = "execution",
        Name = "Name",
        Status = OrchestrationRuntimeStatus.Running,
        CreatedAt = Start,
        UpdatedAt = Start.AddTicks(1234567),
        CommitId = "1",
        Document = Encoding.UTF8.GetBytes("{}"),
    };

    static async Task<List<string>> IdsAsync(IHubStorage storage, InstanceFilter filter)
    {
        var ids = new List<string>();
        string? continuation = null;
        do
        {
            var page = await storage.QueryAsync(filter, columnsOnly: true, 2, continuation, default);
            page.Rows.Count.ShouldBeLessThanOrEqualTo(2);
            ids.AddRange(page.Rows.Select(row => row.InstanceId));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return ids;
    }
}
