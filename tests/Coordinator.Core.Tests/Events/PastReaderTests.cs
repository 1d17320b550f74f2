using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Reads;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Events;

public sealed class PastReaderTests
{
    static readonly ItemName Item = new("accounts", "alice");

    readonly SimHost _host = new(new SimScheduler(seed: 1, isShuffled: false), "host");
    readonly MemoryEventLog _log = new(8);
    readonly HlcClock _clock;
    ItemState? _present = new(Item, 0, default, Value: null);
    int _strongReads;

    public PastReaderTests() => _clock = new HlcClock(_host.Time);

    [Fact]
    public async Task The_past_is_told_wrong_or_costs_a_read_of_the_present()
    {
        var times = new List<Hlc>();
        foreach (var value in new[] { "1", "2", null, "4" })
        {
            times.Add(_clock.Now());
            _log.Change(Item, times[^1], value);
        }

        Assert.Equal(0, (await KnownAsync(new Hlc(times[0].Value - 1))).Version);
        Assert.Equal("1", (await KnownAsync(times[0])).Value);
        Assert.Equal((2, times[1]), ((await KnownAsync(times[1])).Version, (await KnownAsync(times[1])).CommitTime));
        Assert.Equal(0, (await KnownAsync(times[2])).Version);
        Assert.Equal("4", (await KnownAsync(times[3])).Value);
        Assert.Equal("4", (await KnownAsync(_clock.Now())).Value);
        foreach (var (sequence, value) in new[] { (0, null), (1, "1"), (2, "2"), (3, null), (4, "4") })
            Assert.Equal(value, (await KnownAsync(sequence)).Value);
        Assert.Equal(0, _strongReads);
    }

    [Fact]
    public async Task What_is_not_past_is_told()
    {
        _log.Change(Item, _clock.Now(), "1");
        Assert.Equal(PastStatus.Future, (await ReadAsync(Seconds(1))).Status);
        Assert.Equal(PastStatus.Future, (await ReadAsync(sequence: 2)).Status);
    }

    [Fact]
    public async Task What_a_host_with_a_clock_ahead_has_committed_is_not_past_yet()
    {
        var ahead = Seconds(10);
        _log.Change(Item, ahead, "1");
        _present = new ItemState(Item, 1, ahead, "1");
        Assert.Equal("1", (await KnownAsync(ahead)).Value);
    }

    [Fact]
    public async Task Silent_replicas_look_like_an_item_that_was_not_there()
    {
        _log.Change(Item, _clock.Now(), "1");
        _present = null;
        Assert.Equal(PastStatus.Unknown, (await ReadAsync(Seconds(1))).Status);
        _log.SetSilent(_log.SlotOf(Item).Value, true);
        Assert.Equal(PastStatus.Unknown, (await ReadAsync(sequence: 1)).Status);
        Assert.Equal(PastStatus.Unknown, (await ReadAsync(_clock.Now())).Status);
    }

    Hlc Seconds(int ahead) => new(_clock.Now().Value + (ahead * 1_000L << Hlc.CounterBits));

    /// <summary>As a strong read does, the clock observes what was seen.</summary>
    Task<ItemState?> ReadPresentAsync(ItemName item)
    {
        _strongReads++;
        _clock.Observe(_present?.CommitTime ?? default);
        return Task.FromResult(_present);
    }

    async Task<ItemState> KnownAsync(Hlc time) => Known(await ReadAsync(time));

    async Task<ItemState> KnownAsync(long sequence) => Known(await ReadAsync(sequence));

    static ItemState Known(PastRead read)
    {
        Assert.Equal(PastStatus.Known, read.Status);
        return read.State!;
    }

    PastReader Reader => new(_log, _log, ReadPresentAsync, _clock);

    Task<PastRead> ReadAsync(Hlc time) => Reader.ReadAsync(Item, time);

    Task<PastRead> ReadAsync(long sequence) => Reader.ReadAsync(Item, _log.SlotOf(Item), sequence);
}
