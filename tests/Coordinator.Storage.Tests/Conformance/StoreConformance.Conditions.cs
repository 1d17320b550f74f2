using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <content>Conditions of single writes, and the marks that they go by.</content>
public abstract partial class StoreConformance
{
    static readonly ItemKey Alice = new(Some.Name());

    [Fact]
    public async Task A_row_that_is_not_there_is_found() =>
        (await ReadAsync(Alice)).Status.ShouldBe(ReadStatus.Absent);

    [Fact]
    public async Task The_mark_of_a_commit_differs_from_that_of_a_read()
    {
        var inserted = await PutAsync(Some.Item());
        (await ReadAsync(Alice)).ETag.ShouldBe(inserted);
        var replaced = await Store.CommitAsync(Some.Batch(new ReplaceRow(Some.Item(version: 2), inserted)));
        replaced.Status.ShouldBe(CommitStatus.Applied);
        var read = await ReadAsync(Alice);
        read.ETag.ShouldBe(replaced.ETags[0]!.Value);
        read.ETag.ShouldNotBe(inserted);
        read.Row.ShouldBe(Some.Item(version: 2));
    }

    [Fact]
    public async Task An_insert_overwrites()
    {
        await PutAsync(Some.Item());
        var result = await Store.CommitAsync(Some.Batch(new InsertRow(Some.Item(version: 2))));
        ShouldBeRefused(result, 0, RefusalReason.Exists);
        (await ReadItemAsync()).Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_stale_mark_passes()
    {
        var first = await PutAsync(Some.Item());
        var second = await Store.CommitAsync(Some.Batch(new ReplaceRow(Some.Item(version: 2), first)));
        second.Status.ShouldBe(CommitStatus.Applied);
        RowWrite[] stale =
        [
            new ReplaceRow(Some.Item(version: 3), first), new TouchRow(Alice, first), new DeleteRow(Alice, first),
        ];
        foreach (var write in stale)
            ShouldBeRefused(await Store.CommitAsync(Some.Batch(write)), 0, RefusalReason.Changed);
        (await ReadItemAsync()).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_write_brings_a_missing_row_back()
    {
        var etag = await PutAsync(Some.Item());
        (await Store.CommitAsync(Some.Batch(new DeleteRow(Alice, etag)))).Status.ShouldBe(CommitStatus.Applied);
        RowWrite[] writes =
        [
            new ReplaceRow(Some.Item(), etag), new TouchRow(Alice, etag), new TouchRow(Alice, null),
            new DeleteRow(Alice, etag), new DeleteRow(Alice, null),
        ];
        foreach (var write in writes)
            ShouldBeRefused(await Store.CommitAsync(Some.Batch(write)), 0, RefusalReason.Missing);
        (await ReadAsync(Alice)).Status.ShouldBe(ReadStatus.Absent);
    }

    [Fact]
    public async Task The_mark_of_a_deleted_row_fits_its_successor()
    {
        var first = await PutAsync(Some.Item());
        (await Store.CommitAsync(Some.Batch(new DeleteRow(Alice, null)))).ETags.ShouldBe([null]);
        await PutAsync(Some.Item());
        var result = await Store.CommitAsync(Some.Batch(new ReplaceRow(Some.Item(version: 2), first)));
        ShouldBeRefused(result, 0, RefusalReason.Changed);
    }

    [Fact]
    public async Task A_touch_changes_the_row()
    {
        var etag = await PutAsync(Some.ItemWithIntent());
        var touched = await Store.CommitAsync(Some.Batch(new TouchRow(Alice, etag)));
        touched.Status.ShouldBe(CommitStatus.Applied);
        var read = await ReadAsync(Alice);
        read.Row.ShouldBe(Some.ItemWithIntent());
        read.ETag.ShouldBe(touched.ETags[0]!.Value);
    }

    [Fact]
    public async Task Transactions_that_only_touch_the_same_guard_conflict()
    {
        await PutAsync(new GuardRow(new Epoch(1)));
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Store.CommitAsync(Some.Batch(
            new TouchRow(new GuardKey(new Epoch(1)), null), new InsertRow(Some.Item($"k{i}"))))));
        results.ShouldAllBe(result => result.Status == CommitStatus.Applied);
    }

    [Fact]
    public async Task A_write_passes_without_its_guard()
    {
        var result = await Store.CommitAsync(Some.Batch(
            new TouchRow(new GuardKey(new Epoch(1)), null), new InsertRow(Some.Item())));
        ShouldBeRefused(result, 0, RefusalReason.Missing);
        (await ReadAsync(Alice)).Status.ShouldBe(ReadStatus.Absent);
    }

    [Fact]
    public async Task Replicas_of_a_slot_in_one_store_share_rows()
    {
        var other = Some.Replica with { Incarnation = 2 };
        var neighbour = Some.Replica with { Slot = new SlotId(8) };
        await PutAsync(Some.Item(value: "1"));
        await PutAsync(other, Some.Item(value: "2"));
        await PutAsync(neighbour, Some.Item(value: "3") with { Slot = neighbour.Slot });
        foreach (var (replica, value) in new[] { (Some.Replica, "1"), (other, "2"), (neighbour, "3") })
        {
            var read = await Store.ReadAsync(new RowAddress(replica, Alice));
            read.Row.ShouldBeOfType<ItemRow>().Value.ShouldBe(value);
        }
    }
}
