using Coordinator.Core.Model;
using Coordinator.Core.Views;
using Coordinator.TestKit.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>What a projector tells of events that it did not apply.</summary>
public sealed class WaitingTests
{
    const string View = """
        { "source": "orders", "key": [ "/k" ], "aggregates": { "n": { "count": true }, "s": { "sum": "/v" } } }
        """;

    static readonly SlotId Slot = new(1);

    readonly ViewBench _bench = new(ViewDefinitions.Generation(View));

    [Fact]
    public async Task A_view_that_is_stopped_by_a_gap_does_not_tell_since_when_an_event_waits()
    {
        Write(5);
        _bench.Log.Hide(1, 3);
        Assert.Equal(TimeOf(4), (await FollowAsync()).Waiting);
        _bench.Log.Reveal(1, 3);
        Assert.Null((await FollowAsync()).Waiting);
    }

    [Fact]
    public async Task A_view_that_reads_all_of_a_page_passes_for_one_that_has_caught_up()
    {
        Write(5);
        _bench.Log.PageMax = 2;
        var result = await FollowAsync();
        Assert.Equal(FollowState.Behind, result.State);
        Assert.Equal(TimeOf(2), result.Waiting);
    }

    [Fact]
    public async Task A_view_that_was_overtaken_does_not_tell_since_when_an_event_waits()
    {
        Write(2);
        var slow = new PausedRecords(_bench.Records);
        var following = new Projector(_bench.Log, slow).FollowAsync(_bench.Generation, Slot);
        await _bench.FollowAsync();
        slow.Resume();
        Assert.Equal(TimeOf(1), (await following).Waiting);
    }

    [Fact]
    public async Task A_change_that_is_given_up_is_not_counted_or_counted_twice()
    {
        _bench.Change(1, "1", Value("1"));
        _bench.Change(1, "2", Value("\"a lot\""));
        _bench.Change(1, "3", Value("true"));
        Assert.Equal(2, (await FollowAsync()).DeadLetters);
        Assert.Equal(0, (await FollowAsync()).DeadLetters);
    }

    void Write(int events)
    {
        for (var key = 1; key <= events; key++)
            _bench.Change(1, $"{key}", Value("1"));
    }

    Task<FollowResult> FollowAsync() => new Projector(_bench.Log, _bench.Records).FollowAsync(_bench.Generation, Slot);

    Hlc TimeOf(long sequence) => _bench.Log.Events.Single(written => written.Sequence == sequence).CommitTime;

    static string Value(string v) => $$"""{"k":"1","v":{{v}}}""";
}
