using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <summary>
/// What every store must do, whatever it is made of. Derived once for each store; each test starts with an empty one.
/// </summary>
public abstract partial class StoreConformance : IAsyncLifetime
{
    protected IReplicaStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    protected abstract Task<IReplicaStore> CreateAsync();

    /// <summary>Lets the next request meet a fault.</summary>
    protected abstract void FailNext(Fault fault);

    /// <summary>Makes a row that is there unreadable until it is written again.</summary>
    protected abstract Task DamageAsync(RowAddress row);

    /// <summary>Commits what has to succeed.</summary>
    async Task<ETag> PutAsync(Row row) => await PutAsync(Some.Replica, row);

    async Task<ETag> PutAsync(Replica replica, Row row)
    {
        var result = await Store.CommitAsync(new Batch(replica, [new InsertRow(row)]));
        result.Status.ShouldBe(CommitStatus.Applied);
        return result.ETags[0]!.Value;
    }

    async Task PutAllAsync(IEnumerable<Row> rows)
    {
        foreach (var some in rows.Chunk(Limits.BatchRowsMax))
        {
            var result = await Store.CommitAsync(Some.Batch([.. some.Select(row => new InsertRow(row))]));
            result.Status.ShouldBe(CommitStatus.Applied);
        }
    }

    async Task<ReadResult> ReadAsync(RowKey key)
    {
        var result = await Store.ReadAsync(Some.At(key));
        result.Status.ShouldNotBe(ReadStatus.Unknown);
        return result;
    }

    async Task<ItemRow> ReadItemAsync(string key = "alice") =>
        (await ReadAsync(new ItemKey(Some.Name(key)))).Row.ShouldBeOfType<ItemRow>();

    async Task<List<ScannedRow>> ScanAllAsync(ScanQuery query)
    {
        var rows = new List<ScannedRow>();
        string? continuation = null;
        do
        {
            var page = (await Store.ScanAsync(query, continuation)).ShouldNotBeNull();
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return rows;
    }

    static void ShouldBeRefused(CommitResult result, int index, RefusalReason reason)
    {
        result.Status.ShouldBe(CommitStatus.Refused);
        (result.RefusedIndex, result.Reason).ShouldBe((index, reason));
    }
}
