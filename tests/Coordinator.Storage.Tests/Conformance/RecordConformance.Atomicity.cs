using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <content>Batches: all or nothing, also when many write at once.</content>
public abstract partial class RecordConformance
{
    [Fact]
    public async Task Two_of_ten_writers_with_one_mark_win_or_none_does()
    {
        var etag = await PutAsync(Insert("shared"));
        var results = await Task.WhenAll(Numbered(10).Select(name =>
            CommitAsync(Replace("shared", $"\"{name}\"", etag), Insert(name))));
        results.Count(result => result.Status == CommitStatus.Applied).ShouldBe(1);
        foreach (var loser in results.Where(result => result.Status != CommitStatus.Applied))
            ShouldBeRefused(loser, 0, RefusalReason.Changed);
        var winner = Numbered(10)[results.TakeWhile(result => result.Status != CommitStatus.Applied).Count()];
        (await NamesAsync("k")).ShouldBe([winner]);
        (await ReadTextAsync("shared")).ShouldBe($"\"{winner}\"");
    }

    [Fact]
    public async Task Two_of_ten_inserts_of_one_record_win_or_none_does()
    {
        var results = await Task.WhenAll(Numbered(10).Select(name => CommitAsync(Insert("a", $"\"{name}\""))));
        results.Count(result => result.Status == CommitStatus.Applied).ShouldBe(1);
        results.Count(result => result is { Status: CommitStatus.Refused, Reason: RefusalReason.Exists }).ShouldBe(9);
    }

    [Fact]
    public async Task An_update_is_lost_among_concurrent_compare_and_swaps()
    {
        await PutAsync(Insert("a", "0"));
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => IncrementAsync(tries: 20)));
        (await ReadTextAsync()).ShouldBe(applied.Sum().ToString(CultureInfo.InvariantCulture));
        applied.Sum().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(99)]
    public async Task A_batch_with_one_stale_mark_is_half_done(int staleIndex)
    {
        var names = Numbered(Limits.BatchRowsMax);
        var inserted = await CommitAsync([.. names.Select(name => Insert(name))]);
        await PutAsync(Replace(names[staleIndex], "1", inserted.ETags[staleIndex]!.Value));
        var result = await CommitAsync(
            [.. names.Select((name, i) => Replace(name, "2", inserted.ETags[i]!.Value))]);
        ShouldBeRefused(result, staleIndex, RefusalReason.Changed);
        var records = await ListAsync();
        records.Length.ShouldBe(Limits.BatchRowsMax);
        records.Select(TextOf).ShouldAllBe(text => text == "1");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_refusal_names_another_write_or_reason_than_its_own(int index)
    {
        var etag = await PutAsync(Insert("there"));
        await PutAsync(Replace("there", "1", etag));
        var refused = new (RecordWrite Write, RefusalReason Reason)[]
        {
            (Insert("there"), RefusalReason.Exists),
            (Replace("gone", "2", etag), RefusalReason.Missing),
            (Delete("gone"), RefusalReason.Missing),
            (Replace("there", "2", etag), RefusalReason.Changed),
            (Delete("there", etag), RefusalReason.Changed),
        };
        foreach (var (write, reason) in refused)
        {
            var batch = Numbered(3).Select(name => (RecordWrite)Insert(name)).ToList();
            batch.Insert(index, write);
            ShouldBeRefused(await CommitAsync([.. batch]), index, reason);
        }

        (await NamesAsync()).ShouldBe(["there"]);
    }

    [Fact]
    public async Task A_batch_of_every_kind_of_write_is_half_done()
    {
        var a = await PutAsync(Insert("a"));
        var b = await PutAsync(Insert("b"));
        await PutAsync(Insert("c"));
        var batch = new RecordWrite[] { Replace("a", "2", a), Delete("b", b), Delete("c"), Insert("d", "3") };
        var first = await CommitAsync(batch);
        first.Status.ShouldBe(CommitStatus.Applied);
        first.ETags.Select(etag => etag.HasValue).ShouldBe([true, false, false, true]);
        ShouldBeRefused(await CommitAsync(batch), 0, RefusalReason.Changed);
        (await ListAsync()).Select(record => (record.Key.Name, TextOf(record), record.ETag))
            .ShouldBe([("a", "2", first.ETags[0]!.Value), ("d", "3", first.ETags[3]!.Value)]);
    }

    [Fact]
    public async Task A_batch_that_breaks_the_rules_is_sent_in_part_or_whole()
    {
        var many = Numbered(Limits.BatchRowsMax + 1).Select(name => (RecordWrite)Insert(name)).ToArray();
        var error = await Should.ThrowAsync<StoreLimitException>(() => CommitAsync(many));
        (error.Limit, error.Actual).ShouldBe((nameof(Limits.BatchRowsMax), Limits.BatchRowsMax + 1));
        await Should.ThrowAsync<ArgumentException>(() => CommitAsync());
        await Should.ThrowAsync<ArgumentException>(() => CommitAsync(Insert("a"), Delete("a")));
        var foreign = new InsertRecord(new RecordKey("another", "b"), Json("1"));
        await Should.ThrowAsync<ArgumentException>(() => CommitAsync(Insert("a"), foreign));
        await Should.ThrowAsync<ArgumentException>(() => CommitAsync(Insert("a"), Replace("b", "1", default)));
        await Should.ThrowAsync<ArgumentException>(() => CommitAsync(Insert("a"), Insert("b", "")));
        (await NamesAsync()).ShouldBeEmpty();
        (await NamesAsync(partition: "another")).ShouldBeEmpty();
        (await CommitAsync(many[1..])).Status.ShouldBe(CommitStatus.Applied);
        (await NamesAsync()).Count.ShouldBe(Limits.BatchRowsMax);
    }

    /// <summary>Reads and replaces so many times; counts the replacements that were applied.</summary>
    async Task<int> IncrementAsync(int tries)
    {
        var applied = 0;
        for (var i = 0; i < tries; i++)
        {
            var record = (await ReadAsync(Key())).Record!;
            var next = int.Parse(TextOf(record), CultureInfo.InvariantCulture) + 1;
            var result = await CommitAsync(Replace("a", next.ToString(CultureInfo.InvariantCulture), record.ETag));
            if (result.Status == CommitStatus.Applied)
                applied++;
            else
                ShouldBeRefused(result, 0, RefusalReason.Changed);
        }

        return applied;
    }
}
