using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <content>Conditions of single writes, the marks that they go by, and faults.</content>
public abstract partial class RecordConformance
{
    [Fact]
    public async Task A_record_that_is_not_there_is_found() =>
        (await ReadAsync(Key())).ShouldBe(RecordRead.Absent);

    [Fact]
    public async Task The_mark_of_a_commit_differs_from_that_of_a_read()
    {
        var inserted = await PutAsync(Insert());
        (await ReadAsync(Key())).Record!.ETag.ShouldBe(inserted);
        var replaced = await PutAsync(Replace("a", "2", inserted));
        var read = (await ReadAsync(Key())).Record!;
        read.Key.ShouldBe(Key());
        read.ETag.ShouldBe(replaced);
        read.ETag.ShouldNotBe(inserted);
        TextOf(read).ShouldBe("2");
    }

    [Fact]
    public async Task An_insert_overwrites()
    {
        await PutAsync(Insert());
        ShouldBeRefused(await CommitAsync(Insert("a", "2")), 0, RefusalReason.Exists);
        (await ReadTextAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_stale_mark_passes()
    {
        var first = await PutAsync(Insert());
        await PutAsync(Replace("a", "2", first));
        foreach (var write in new RecordWrite[] { Replace("a", "3", first), Delete("a", first) })
            ShouldBeRefused(await CommitAsync(write), 0, RefusalReason.Changed);
        (await ReadTextAsync()).ShouldBe("2");
    }

    [Fact]
    public async Task A_write_brings_a_missing_record_back()
    {
        var etag = await PutAsync(Insert());
        (await CommitAsync(Delete("a", etag))).Status.ShouldBe(CommitStatus.Applied);
        foreach (var write in new RecordWrite[] { Replace("a", "2", etag), Delete("a", etag), Delete("a") })
            ShouldBeRefused(await CommitAsync(write), 0, RefusalReason.Missing);
        (await ReadAsync(Key())).Status.ShouldBe(ReadStatus.Absent);
    }

    [Fact]
    public async Task A_delete_without_a_mark_looks_at_the_state()
    {
        await PutAsync(Replace("a", "2", await PutAsync(Insert())));
        var deleted = await CommitAsync(Delete("a"));
        deleted.Status.ShouldBe(CommitStatus.Applied);
        deleted.ETags.ShouldBe([null]);
        (await ReadAsync(Key())).Status.ShouldBe(ReadStatus.Absent);
    }

    [Fact]
    public async Task The_mark_of_a_deleted_record_fits_its_successor()
    {
        var first = await PutAsync(Insert());
        await CommitAsync(Delete("a"));
        await PutAsync(Insert());
        ShouldBeRefused(await CommitAsync(Replace("a", "2", first)), 0, RefusalReason.Changed);
    }

    [Fact]
    public async Task A_writer_that_uses_its_buffer_again_changes_what_is_stored()
    {
        var buffer = Json("1").ToArray();
        await PutAsync(new InsertRecord(Key(), buffer));
        buffer[0] = (byte)'9';
        (await ReadTextAsync()).ShouldBe("1");
    }

    [Fact]
    public async Task A_lost_reply_makes_the_write_happen_twice_or_look_refused()
    {
        var etag = await PutAsync(Insert());
        var batch = Replace("a", """{"writer":"me"}""", etag);
        FailNext(Fault.AfterDurable);
        (await CommitAsync(batch)).ShouldBe(CommitResult.Unknown);
        // What stands there proves that the write was ours, though the same batch is now refused.
        (await ReadTextAsync()).ShouldBe("""{"writer":"me"}""");
        ShouldBeRefused(await CommitAsync(batch), 0, RefusalReason.Changed);
    }

    [Fact]
    public async Task A_lost_request_leaves_something()
    {
        FailNext(Fault.BeforeDurable);
        (await CommitAsync(Insert("a"), Insert("b"))).ShouldBe(CommitResult.Unknown);
        (await NamesAsync()).ShouldBeEmpty();
        (await CommitAsync(Insert("a"), Insert("b"))).Status.ShouldBe(CommitStatus.Applied);
    }

    [Theory]
    [InlineData(Fault.BeforeDurable)]
    [InlineData(Fault.AfterDurable)]
    public async Task A_fault_of_a_read_or_a_list_throws_or_looks_like_an_answer(Fault fault)
    {
        await PutAsync(Insert());
        FailNext(fault);
        (await Records.ReadAsync(Key())).ShouldBe(RecordRead.Unknown);
        FailNext(fault);
        (await Records.ListAsync(Partition, "", null, 10)).ShouldBeNull();
        (await NamesAsync()).ShouldBe(["a"]);
    }
}
