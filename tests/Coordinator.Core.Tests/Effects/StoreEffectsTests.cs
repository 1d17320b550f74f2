using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;
using Coordinator.TestKit.Stores;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Effects;

public sealed class StoreEffectsTests
{
    static readonly Replica Replica = new(new SlotId(1), "one", 1);
    static readonly RowWrite Guard = new InsertRow(new GuardRow(new Epoch(1)));

    readonly SimulatedStore _store = new();

    [Fact]
    public async Task Reads_wait_for_each_other_or_come_back_in_another_order()
    {
        _store.Put(Replica, new GuardRow(new Epoch(2)));
        var gate = new GatedStore(_store);
        var reads = Effects(gate).ReadAsync([.. Enumerable.Range(1, 3).Select(Address)]);
        Assert.Equal(3, gate.InFlight);
        gate.Open();
        var found = (await reads).Select(read => read.Status);
        Assert.Equal([ReadStatus.Absent, ReadStatus.Found, ReadStatus.Absent], found);
    }

    [Fact]
    public async Task Batches_wait_for_each_other_or_come_back_in_another_order()
    {
        _store.Put(Replica, new GuardRow(new Epoch(1)));
        var gate = new GatedStore(_store);
        var other = Replica with { Store = "two" };
        var commits = Effects(gate).CommitAsync([new Batch(Replica, [Guard]), new Batch(other, [Guard])]);
        Assert.Equal(2, gate.InFlight);
        gate.Open();
        Assert.Equal([CommitStatus.Refused, CommitStatus.Applied], (await commits).Select(commit => commit.Status));
    }

    [Fact]
    public async Task A_batch_is_sent_although_one_beside_it_is_malformed()
    {
        var counting = new CountingStore(_store);
        var tooMany = Enumerable.Range(1, Limits.BatchRowsMax + 1)
            .Select(epoch => new InsertRow(new GuardRow(new Epoch(epoch))));
        await Assert.ThrowsAsync<StoreLimitException>(() =>
            Effects(counting).CommitAsync([new Batch(Replica, [Guard]), new Batch(Replica, [.. tooMany])]));
        Assert.Equal(default, counting.Counts);
        Assert.Empty(_store.RowsOf(Replica));
    }

    [Fact]
    public async Task Nothing_to_do_is_not_done()
    {
        var counting = new CountingStore(_store);
        Assert.Empty(await Effects(counting).ReadAsync([]));
        Assert.Empty(await Effects(counting).CommitAsync([]));
        Assert.Equal(0, counting.Counts.Requests);
    }

    [Fact]
    public async Task Requests_are_counted_twice_or_not_at_all()
    {
        var counting = new CountingStore(_store);
        var effects = Effects(counting);
        await effects.CommitAsync([new Batch(Replica, [Guard, new InsertRow(new OriginRow())])]);
        var before = counting.Counts;
        await effects.ReadAsync([Address(1), Address(2)]);
        await counting.ScanAsync(new ScanQuery("one", ScanKind.Votes), null);
        Assert.Equal(new StoreCounts { Commits = 1, RowsWritten = 2 }, before);
        Assert.Equal(new StoreCounts { Reads = 2, Scans = 1 }, counting.Counts - before);
    }

    static RowAddress Address(int epoch) => new(Replica, new GuardKey(new Epoch(epoch)));

    static StoreEffects Effects(IReplicaStore store) =>
        new(store, new PlacementCache(new SimRegister()), new KeptNudges(), TimeProvider.System);
}
