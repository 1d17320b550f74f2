using Coordinator.Core.Model;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Tests.Placement;

public sealed class PlacementCacheTests
{
    readonly GatedRegister _register = new();

    [Fact]
    public async Task A_known_map_is_read_again()
    {
        var cache = new PlacementCache(_register, Map(1, 1));
        Assert.Equal(Map(1, 1), await cache.GetAsync(refresh: false));
        Assert.Equal(0, _register.Reads);
    }

    [Fact]
    public async Task Every_caller_that_meets_a_missing_guard_reads_the_register()
    {
        var cache = new PlacementCache(_register, Map(1, 1));
        var callers = Enumerable.Range(0, 10).Select(_ => cache.GetAsync(refresh: true)).ToList();
        Assert.All(callers, caller => Assert.False(caller.IsCompleted));
        _register.Answer(Map(2, 1));
        Assert.All(await Task.WhenAll(callers), map => Assert.Equal(Map(2, 1), map));
        Assert.Equal(1, _register.Reads);

        var later = cache.GetAsync(refresh: true);
        _register.Answer(Map(3, 1));
        Assert.Equal(Map(3, 1), await later);
        Assert.Equal(2, _register.Reads);
    }

    [Fact]
    public async Task A_caller_without_a_missing_guard_waits_for_a_refresh()
    {
        var cache = new PlacementCache(_register, Map(1, 1));
        var refresh = cache.GetAsync(refresh: true);
        Assert.Equal(Map(1, 1), await cache.GetAsync(refresh: false));
        _register.Answer(Map(2, 1));
        await refresh;
        Assert.Equal(Map(2, 1), await cache.GetAsync(refresh: false));
    }

    [Fact]
    public async Task A_shard_goes_back_to_an_older_epoch()
    {
        var cache = new PlacementCache(_register, Map(3, 1));
        var refresh = cache.GetAsync(refresh: true);
        _register.Answer(Map(2, 5));
        Assert.Equal(Map(3, 5), await refresh);
        Assert.Equal(Map(3, 5), await cache.GetAsync(refresh: false));
    }

    [Fact]
    public async Task A_pending_epoch_of_a_shard_is_overlooked()
    {
        var cache = new PlacementCache(_register, Map(3, 1));
        var shards = Map(3, 1).Shards.Select(shard => shard with { Pending = Fencing });
        var pending = Map(3, 1) with { Shards = [.. shards] };
        var refresh = cache.GetAsync(refresh: true);
        _register.Answer(pending);
        Assert.Equal(pending, await refresh);
    }

    [Fact]
    public async Task Slots_that_were_divided_anew_keep_the_old_shards()
    {
        var one = new ShardPlacement(0, new SlotId(0), new SlotId(15), new Epoch(1), [new InSyncStore("one", 1)], null);
        var cache = new PlacementCache(_register, new PlacementMap(16, [one]));
        var refresh = cache.GetAsync(refresh: true);
        _register.Answer(Map(1, 1));
        Assert.Equal(Map(1, 1), await refresh);
    }

    [Fact]
    public async Task A_register_of_another_deployment_is_believed()
    {
        var cache = new PlacementCache(_register, Map(1, 1));
        var refresh = cache.GetAsync(refresh: true);
        _register.Answer(Map(2, 2) with { SlotCount = 32 });
        await Assert.ThrowsAsync<InvariantViolationException>(() => refresh);
        Assert.Equal(Map(1, 1), await cache.GetAsync(refresh: false));
    }

    [Fact]
    public async Task A_register_that_does_not_answer_takes_the_map_away()
    {
        var cache = new PlacementCache(_register, Map(1, 1));
        var refresh = cache.GetAsync(refresh: true);
        _register.AnswerNothing();
        Assert.Equal(Map(1, 1), await refresh);
        var again = cache.GetAsync(refresh: true);
        _register.Answer(map: null);
        Assert.Equal(Map(1, 1), await again);
    }

    [Fact]
    public async Task A_host_without_a_map_stays_so_after_the_register_answers()
    {
        var cache = new PlacementCache(_register);
        var first = cache.GetAsync(refresh: false);
        var beside = cache.GetAsync(refresh: true);
        _register.AnswerNothing();
        await Assert.ThrowsAsync<PlacementUnknownException>(() => first);
        await Assert.ThrowsAsync<PlacementUnknownException>(() => beside);

        var unfounded = cache.GetAsync(refresh: false);
        _register.Answer(map: null);
        await Assert.ThrowsAsync<PlacementUnknownException>(() => unfounded);

        var founded = cache.GetAsync(refresh: false);
        _register.Answer(Map(1, 1));
        Assert.Equal(Map(1, 1), await founded);
        Assert.Equal(3, _register.Reads);
    }

    [Fact]
    public async Task A_register_that_throws_once_is_waited_for_ever()
    {
        var cache = new PlacementCache(_register, Map(1, 1));
        var refresh = cache.GetAsync(refresh: true);
        _register.Throw(new InvariantViolationException("the register can be read"));
        await Assert.ThrowsAsync<InvariantViolationException>(() => refresh);
        var again = cache.GetAsync(refresh: true);
        _register.Answer(Map(2, 1));
        Assert.Equal(Map(2, 1), await again);
    }

    static readonly PendingPlacement Fencing =
        new(new Epoch(9), [new InSyncStore("one", 1)], PendingPhase.Fencing);

    static PlacementMap Map(int epoch, int otherEpoch) => new(16,
    [
        new ShardPlacement(0, new SlotId(0), new SlotId(7), new Epoch(epoch), [new InSyncStore("one", epoch)], null),
        new ShardPlacement(1, new SlotId(8), new SlotId(15), new Epoch(otherEpoch), [new InSyncStore("two", 1)], null),
    ]);
}
