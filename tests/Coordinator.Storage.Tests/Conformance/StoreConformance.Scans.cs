using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <content>T07 and what each kind of scan finds.</content>
public abstract partial class StoreConformance
{
    const int WrittenTogether = 50;

    [Fact]
    public async Task T07_A_page_of_a_scan_mixes_two_versions()
    {
        await PutAllAsync(Enumerable.Range(0, 1200).Select(i => Some.Item(Key(i), "1")));
        using var stop = new CancellationTokenSource();
        var writer = RewriteUntilAsync(stop.Token);
        var versionsSeen = new HashSet<long>();
        // A busy machine may not give the writer a turn within five scans.
        for (var round = 0; round < 5 || (versionsSeen.Count < 2 && round < 200); round++)
            versionsSeen.UnionWith(await ScanUnderWriterAsync());
        await stop.CancelAsync();
        (await writer).ShouldBeGreaterThan(1, "the writer must have run beside the scans");
        versionsSeen.Count.ShouldBeGreaterThan(1, "the scans must have seen the writer at work");
    }

    [Fact]
    public async Task A_scan_finds_rows_of_another_kind_or_state()
    {
        await PutAllAsync(Some.Rows());
        var expected = new Dictionary<ScanKind, Func<Row, bool>>
        {
            [ScanKind.Votes] = row => row is VoteRow,
            [ScanKind.All] = _ => true,
            [ScanKind.EndedOutcomes] = row => row is OutcomeRow { IsOpen: false },
            [ScanKind.Items] = row => row is ItemRow,
            [ScanKind.Tombstones] = row => row is ItemRow { Exists: false, Version: > 0, Intent: null },
            [ScanKind.Outbox] = row => row is OutboxRow,
            [ScanKind.Unsettled] = row => row is OpenRow or VoteRow { IsRefusal: false } or HeadRow or OutboxRow,
            [ScanKind.Events] = row => row is EventRow { Sequence: 42 },
            [ScanKind.History] = row => row is HistoryRow { Revision: { Item.Key: "changed", Sequence: 42 } },
        };
        foreach (var kind in Enum.GetValues<ScanKind>())
        {
            var found = await ScanAllAsync(new ScanQuery(
                Some.StoreName, kind, kind is ScanKind.Events or ScanKind.History ? Some.Replica : null)
            {
                Item = Some.Name("changed"),
                Sequences = new SequenceRange(42, 42),
            });
            found.Select(row => row.Row).ShouldBe(Some.Rows().Where(expected[kind]), ignoreOrder: true);
            found.ShouldAllBe(row => row.Replica == Some.Replica);
            found.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_range_of_events_or_of_an_items_history_is_cut_or_out_of_order()
    {
        await PutAllAsync(Enumerable.Range(1, 30).Select(n => new EventRow(n, Some.Outbox() with { IsLast = true })));
        await PutAllAsync(Enumerable.Range(1, 30).SelectMany(
            n => new[] { Some.Change(n), Some.Change(n, key: "changed too"), Some.Change(n, key: "change") }));
        var range = new ScanQuery(Some.StoreName, ScanKind.Events, Some.Replica)
        {
            Sequences = new SequenceRange(9, 17),
            PageRowsMax = 4,
        };
        (await ScanAllAsync(range)).Select(row => ((EventRow)row.Row).Sequence)
            .ShouldBe(Enumerable.Range(9, 9).Select(n => (long)n));
        var history = range with { Kind = ScanKind.History, Item = Some.Name("changed") };
        (await ScanAllAsync(history)).Select(row => ((HistoryRow)row.Row).Revision)
            .ShouldBe(Enumerable.Range(9, 9).Reverse().Select(n => Some.Change(n).Revision));
        var latest = history with { Sequences = new SequenceRange(1, long.MaxValue - 1), PageRowsMax = 1 };
        (await ScanAllAsync(latest))[0].Row.ShouldBe(Some.Change(30));
    }

    [Fact]
    public async Task A_scan_misses_that_an_outcome_or_a_tombstone_changed()
    {
        var open = Some.Outcome();
        var etag = await PutAsync(open);
        var ended = open with { State = OutcomeState.Committed, Items = [], Messages = [] };
        await Store.CommitAsync(Some.Batch(new ReplaceRow(ended, etag)));
        var tombstone = await PutAsync(Some.Tombstone());
        var taken = Some.Tombstone() with { Intent = new Intent(Some.Attempt(), IntentChange.Put, "1") };
        await Store.CommitAsync(Some.Batch(new ReplaceRow(taken, tombstone)));
        (await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.EndedOutcomes))).Count.ShouldBe(1);
        (await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Tombstones))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scan_of_one_partition_leaves_it()
    {
        var other = Some.Replica with { Incarnation = 11 };
        var neighbour = Some.Replica with { Slot = new SlotId(8) };
        await PutAsync(Some.Vote());
        await PutAsync(other, Some.Vote());
        await PutAsync(neighbour, Some.Vote());
        var one = await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Votes, Some.Replica));
        one.Select(row => row.Replica).ShouldBe([Some.Replica]);
        var all = await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Votes));
        all.Select(row => row.Replica).ShouldBe([Some.Replica, other, neighbour]);
    }

    [Fact]
    public async Task A_scan_with_a_time_bound_finds_later_rows()
    {
        foreach (var time in new[] { 0L, 9, 10, 11, long.MaxValue })
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"t{time}");
            await PutAllAsync([Some.Vote(id, time), Some.Outcome(id, time), Some.Outbox(id, time)]);
        }

        foreach (var kind in new[] { ScanKind.Votes, ScanKind.Outbox })
        {
            var query = new ScanQuery(Some.StoreName, kind, Some.Replica, new Hlc(10));
            var found = (await ScanAllAsync(query)).Select(row => CommitTime(row.Row));
            found.ShouldBe([0L, 9L], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Outbox_rows_come_in_another_order_than_time_attempt_part()
    {
        Row[] inOrder =
        [
            Some.Outbox("z", 9),
            Some.Outbox("a", 10, part: 0), Some.Outbox("a", 10, part: 2), Some.Outbox("a", 10, part: 10),
            Some.Outbox("b", 10), Some.Outbox("a", 255), Some.Outbox("a", 256), Some.Outbox("a", long.MaxValue),
        ];
        await PutAllAsync(inOrder.Reverse());
        var found = await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Outbox, Some.Replica));
        found.Select(row => row.Row).ShouldBe(inOrder);
    }

    [Fact]
    public async Task The_mark_of_a_scanned_row_does_not_fit_a_write()
    {
        await PutAsync(Some.Item());
        var scanned = (await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.Items))).ShouldHaveSingleItem();
        var result = await Store.CommitAsync(Some.Batch(new ReplaceRow(Some.Item(version: 2), scanned.ETag)));
        result.Status.ShouldBe(CommitStatus.Applied);
    }

    [Fact]
    public async Task A_fault_of_a_read_or_a_scan_throws_or_looks_like_an_answer()
    {
        await PutAsync(Some.Item());
        FailNext(Fault.BeforeDurable);
        (await Store.ReadAsync(Some.At(Alice))).Status.ShouldBe(ReadStatus.Unknown);
        FailNext(Fault.BeforeDurable);
        (await Store.ScanAsync(new ScanQuery(Some.StoreName, ScanKind.Items), null)).ShouldBeNull();
    }

    static string Key(int i) => string.Create(CultureInfo.InvariantCulture, $"k{i:d4}");

    static long CommitTime(Row row) => row switch
    {
        VoteRow vote => vote.Attempt.CommitTime.Value,
        OutcomeRow outcome => outcome.Attempt.CommitTime.Value,
        OutboxRow outbox => outbox.Attempt.CommitTime.Value,
        _ => throw new ArgumentException("This row has no attempt.", nameof(row)),
    };

    /// <summary>Gives the first rows a new version, all at once, again and again.</summary>
    async Task<long> RewriteUntilAsync(CancellationToken stop)
    {
        var keys = Enumerable.Range(0, WrittenTogether).Select(i => new ItemKey(Some.Name(Key(i))));
        var read = await Task.WhenAll(keys.Select(ReadAsync));
        var etags = read.Select(result => result.ETag).ToList();
        var version = 1L;
        while (!stop.IsCancellationRequested)
        {
            version++;
            var text = version.ToString(CultureInfo.InvariantCulture);
            var result = await Store.CommitAsync(Some.Batch(
                [.. etags.Select((etag, i) => new ReplaceRow(Some.Item(Key(i), text, version), etag))]));
            result.Status.ShouldBe(CommitStatus.Applied);
            etags = [.. result.ETags.Select(etag => etag!.Value)];
            await Task.Yield();
        }

        return version;
    }

    async Task<HashSet<long>> ScanUnderWriterAsync()
    {
        var keys = new HashSet<string>();
        var versionsSeen = new HashSet<long>();
        string? continuation = null;
        do
        {
            var query = new ScanQuery(Some.StoreName, ScanKind.Items, Some.Replica);
            var page = (await Store.ScanAsync(query, continuation)).ShouldNotBeNull();
            var items = page.Rows.Select(row => (ItemRow)row.Row).ToList();
            foreach (var item in items)
            {
                keys.Add(item.Item.Key).ShouldBeTrue($"{item.Item} came twice");
                item.Value.ShouldBe(item.Version.ToString(CultureInfo.InvariantCulture), "a row is torn");
            }

            var together = items.Where(item => string.CompareOrdinal(item.Item.Key, Key(WrittenTogether)) < 0)
                .Select(item => item.Version).ToHashSet();
            together.Count.ShouldBeLessThanOrEqualTo(1, "a page mixes versions that were written together");
            versionsSeen.UnionWith(together);
            continuation = page.Continuation;
            await Task.Yield();
        }
        while (continuation is not null);
        keys.Count.ShouldBe(1200);
        return versionsSeen;
    }
}
