using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <content>T01-T04 and T06: batches under concurrency and faults.</content>
public abstract partial class StoreConformance
{
    [Fact]
    public async Task T01_Two_of_ten_batches_with_one_mark_succeed()
    {
        var etag = await PutAsync(Some.Item());
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Store.CommitAsync(Some.Batch(
            new ReplaceRow(Some.Item(version: 2), etag), new InsertRow(Some.Vote($"marker{i}"))))));
        results.Count(result => result.Status == CommitStatus.Applied).ShouldBe(1);
        results.Count(result => result is { Status: CommitStatus.Refused, Reason: RefusalReason.Changed }).ShouldBe(9);
        var markers = await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Votes));
        markers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task T01_An_update_is_lost_among_concurrent_compare_and_swaps()
    {
        await PutAsync(Some.Item(version: 0, value: null));
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => IncrementAsync(tries: 40)));
        (await ReadItemAsync()).Version.ShouldBe(applied.Sum());
        applied.Sum().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(99)]
    public async Task T02_A_batch_with_one_stale_mark_is_half_done(int staleIndex)
    {
        var keys = Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}")).ToList();
        var inserted = await Store.CommitAsync(Some.Batch([.. keys.Select(key => new InsertRow(Some.Item(key)))]));
        var stale = inserted.ETags[staleIndex]!.Value;
        var changed = await Store.CommitAsync(Some.Batch(new ReplaceRow(Some.Item(keys[staleIndex]), stale)));
        changed.Status.ShouldBe(CommitStatus.Applied);
        var result = await Store.CommitAsync(Some.Batch(
            [.. keys.Select((key, i) => new ReplaceRow(Some.Item(key, version: 2), inserted.ETags[i]!.Value))]));
        ShouldBeRefused(result, staleIndex, RefusalReason.Changed);
        var rows = await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Items));
        rows.Select(row => ((ItemRow)row.Row).Version).ShouldAllBe(version => version == 1);
        rows.Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_batch_of_every_kind_of_write_is_half_done()
    {
        var a = await PutAsync(Some.Item("a"));
        await PutAsync(Some.Item("b"));
        var c = await PutAsync(Some.Item("c"));
        var batch = Some.Batch(
            new ReplaceRow(Some.Item("a", version: 2), a), new TouchRow(new ItemKey(Some.Name("b")), null),
            new DeleteRow(new ItemKey(Some.Name("c")), c), new InsertRow(Some.Item("d")));
        var first = await Store.CommitAsync(batch);
        first.Status.ShouldBe(CommitStatus.Applied);
        first.ETags.Select(etag => etag.HasValue).ShouldBe([true, true, false, true]);
        var again = await Store.CommitAsync(batch);
        again.Status.ShouldBe(CommitStatus.Refused);
        var rows = await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Items));
        rows.Select(row => (((ItemRow)row.Row).Item.Key, ((ItemRow)row.Row).Version))
            .ShouldBe([("a", 2), ("b", 1), ("d", 1)]);
    }

    [Fact]
    public async Task T03_A_lost_reply_makes_the_write_happen_twice_or_look_refused()
    {
        var etag = await PutAsync(Some.Item());
        var batch = Some.Batch(new ReplaceRow(Some.ItemWithIntent() with { Version = 2 }, etag));
        FailNext(Fault.AfterDurable);
        (await Store.CommitAsync(batch)).Status.ShouldBe(CommitStatus.Unknown);
        // Our attempt and nonce in the row prove that the write was ours, though the same batch is now refused.
        (await ReadItemAsync()).Intent!.Attempt.Id.ShouldBe(Some.Attempt().Id);
        ShouldBeRefused(await Store.CommitAsync(batch), 0, RefusalReason.Changed);
        (await ReadItemAsync()).Version.ShouldBe(2);
    }

    [Fact]
    public async Task T03_A_lost_reply_to_an_insert_looks_like_success()
    {
        FailNext(Fault.AfterDurable);
        (await Store.CommitAsync(Some.Batch(new InsertRow(Some.Vote())))).Status.ShouldBe(CommitStatus.Unknown);
        (await ReadAsync(Some.Vote().Key)).Row.ShouldBe(Some.Vote());
    }

    [Fact]
    public async Task T04_An_error_before_the_write_leaves_something()
    {
        var etag = await PutAsync(Some.Item());
        var batch = Some.Batch(new ReplaceRow(Some.Item(version: 2), etag));
        FailNext(Fault.BeforeDurable);
        (await Store.CommitAsync(batch)).Status.ShouldBe(CommitStatus.Unknown);
        (await ReadItemAsync()).Version.ShouldBe(1);
        (await Store.CommitAsync(batch)).Status.ShouldBe(CommitStatus.Applied);
        (await ReadItemAsync()).Version.ShouldBe(2);
    }

    [Fact]
    public async Task T06_A_batch_of_more_than_100_rows_is_cut_in_silence()
    {
        var rows = Enumerable.Range(0, 101).Select(i => new InsertRow(Some.Item($"k{i}"))).ToArray();
        var error = await Should.ThrowAsync<StoreLimitException>(() => Store.CommitAsync(Some.Batch(rows)));
        (error.Limit, error.Actual).ShouldBe((nameof(Limits.BatchRowsMax), 101));
        (await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Items))).ShouldBeEmpty();
        (await Store.CommitAsync(Some.Batch(rows[..100]))).Status.ShouldBe(CommitStatus.Applied);
    }

    [Fact]
    public async Task T06_A_kill_between_two_batches_leaves_more_than_the_first()
    {
        (await Store.CommitAsync(Some.Batch(new InsertRow(Some.Item("a")), new InsertRow(Some.Item("b")))))
            .Status.ShouldBe(CommitStatus.Applied);
        FailNext(Fault.BeforeDurable);
        (await Store.CommitAsync(Some.Batch(new InsertRow(Some.Item("c")), new InsertRow(Some.Item("d")))))
            .Status.ShouldBe(CommitStatus.Unknown);
        var rows = await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Items));
        rows.Select(row => ((ItemRow)row.Row).Item.Key).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_batch_that_names_a_row_twice_or_nothing_is_sent()
    {
        var twice = Some.Batch(new InsertRow(Some.Item()), new TouchRow(Alice, null));
        await Should.ThrowAsync<ArgumentException>(() => Store.CommitAsync(twice));
        await Should.ThrowAsync<ArgumentException>(() => Store.CommitAsync(Some.Batch()));
        var foreign = Some.Batch(new InsertRow(Some.Item() with { Slot = new SlotId(8) }));
        await Should.ThrowAsync<ArgumentException>(() => Store.CommitAsync(foreign));
        (await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Items))).ShouldBeEmpty();
    }

    /// <summary>Reads and replaces so many times; counts the replacements that were applied.</summary>
    async Task<int> IncrementAsync(int tries)
    {
        var applied = 0;
        for (var i = 0; i < tries; i++)
        {
            var read = await ReadAsync(Alice);
            var row = (ItemRow)read.Row!;
            var next = row with { Version = row.Version + 1, Value = "0" };
            var result = await Store.CommitAsync(Some.Batch(new ReplaceRow(next, read.ETag)));
            if (result.Status == CommitStatus.Applied)
                applied++;
            else
                ShouldBeRefused(result, 0, RefusalReason.Changed);
        }

        return applied;
    }
}
