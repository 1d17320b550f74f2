using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Scrubbing;
using Coordinator.Core.Rows;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <content>Rows that cannot be read are found, and written anew.</content>
public abstract partial class StoreConformance
{
    static readonly Epoch Epoch = new(3);

    /// <summary>The other copy: a partition of its own in the same store.</summary>
    static readonly Replica Other = Some.Replica with { Incarnation = 2 };

    [Fact]
    public async Task An_unreadable_row_cannot_be_written_anew()
    {
        await PutAsync(new GuardRow(Epoch));
        foreach (var row in new Row[] { Some.Item(), Some.Item(new string('k', 512)), Some.Change(4) })
        {
            var etag = await PutAsync(row);
            await DamageAsync(Some.At(row.Key));
            var found = (await UnreadableAsync()).ShouldHaveSingleItem();
            found.Key.ShouldBe(row.Key);
            found.ETag.Value.ShouldNotBeNullOrEmpty();

            if (found.ETag != etag)
                ShouldBeRefused(await ReplaceAsync(row, etag), 1, RefusalReason.Changed);
            (await ReplaceAsync(row, found.ETag)).Status.ShouldBe(CommitStatus.Applied);
            (await ReadAsync(row.Key)).Row.ShouldBe(row);
            (await UnreadableAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task An_unreadable_row_cannot_be_deleted()
    {
        await PutAsync(Some.Item());
        await DamageAsync(Some.At(Alice));
        var found = (await UnreadableAsync()).ShouldHaveSingleItem();
        var deleted = await Store.CommitAsync(Some.Batch(new DeleteRow(found.Key!, found.ETag)));
        deleted.Status.ShouldBe(CommitStatus.Applied);
        (await ReadAsync(Alice)).Status.ShouldBe(ReadStatus.Absent);
    }

    [Fact]
    public async Task A_scrub_leaves_what_a_store_lost_damaged_or_made_up()
    {
        Row[] rows =
        [
            new GuardRow(Epoch), Some.Item("bob", """{"balance":2}"""), Some.Item("carol"), Some.Item("dave"),
            Some.Outcome("committed") with { State = OutcomeState.Committed, Items = [], Messages = [] },
            new EventRow(1, Event("bob", """{"balance":2}""")), Change("bob", 1),
            new EventRow(2, Event("carol")), Change("carol", 2),
            new EventRow(3, Event("dave")), Change("dave", 3), new HeadRow(3),
        ];
        foreach (var replica in new[] { Some.Replica, Other })
        {
            foreach (var row in rows)
                await PutAsync(replica, row);
        }

        await DamageAsync(Some.At(rows[1].Key));
        await DamageAsync(new RowAddress(Other, rows[5].Key));
        await DamageAsync(new RowAddress(Other, rows[4].Key));
        await DamageAsync(new RowAddress(Other, rows[^1].Key));
        await Store.CommitAsync(new Batch(Other, [new DeleteRow(rows[2].Key, IfMatch: null)]));
        await PutAsync(Other, Some.Item("nobody"));

        var found = await ScrubAsync();
        found.Left.ShouldBeEmpty();
        (found.Status, found.Differences, found.Repaired).ShouldBe((ScrubStatus.Whole, 6, 6));
        foreach (var replica in new[] { Some.Replica, Other })
        {
            var scanned = await ScanAllAsync(new ScanQuery(Some.StoreName, ScanKind.All, replica));
            scanned.Select(row => row.Row).ShouldBe(rows, ignoreOrder: true);
        }

        (await ScrubAsync()).Differences.ShouldBe(0);
    }

    async Task<SlotScrub> ScrubAsync()
    {
        var register = new SimRegister();
        register.Set(new PlacementMap(16, [new ShardPlacement(
            0, new SlotId(0), new SlotId(15), Epoch,
            [new InSyncStore(Some.StoreName, 1), new InSyncStore(Some.StoreName, 2)], Pending: null)]));
        var effects = new StoreEffects(
            Store, new PlacementCache(register), new SimNudges(new Queue<ResolveNudge>()), TimeProvider.System);
        // Long ago by the clock of these rows, so that their outcomes count.
        var options = new CoordinatorOptions { IdempotencyHorizon = TimeSpan.FromDays(365 * 100) };
        var context = new ProtocolContext(
            effects, TimeProvider.System, new HlcClock(TimeProvider.System), new SimIdSource(1), options);
        return await new Scrubber(context, Store).ScrubSlotAsync(Some.Slot);
    }

    async Task<ImmutableArray<UnreadableRow>> UnreadableAsync()
    {
        var unreadable = ImmutableArray.CreateBuilder<UnreadableRow>();
        string? continuation = null;
        do
        {
            var query = new ScanQuery(Some.StoreName, ScanKind.All, Some.Replica);
            var page = (await Store.ScanAsync(query, continuation)).ShouldNotBeNull();
            unreadable.AddRange(page.Unreadable);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return unreadable.ToImmutable();
    }

    Task<CommitResult> ReplaceAsync(Row row, ETag etag) =>
        Store.CommitAsync(Some.Batch(new TouchRow(new GuardKey(Epoch), IfMatch: null), new ReplaceRow(row, etag)));

    static OutboxRow Event(string key, string? value = """{"balance":1}""") => Some.Outbox(commit: 5) with
    {
        IsLast = true,
        Changes = [new ItemChange(Some.Name(key), 1, value)],
        Messages = [],
    };

    static HistoryRow Change(string key, long sequence) =>
        new(Some.Change(sequence, key: key).Revision with { Version = 1 });
}
