using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.ListAppend;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>What a recorder must not get wrong, or every verdict on its history is void.</summary>
public class HistoryRecorderTests
{
    readonly SimScheduler _scheduler = new(seed: 1, isShuffled: false);
    readonly HistoryRecorder _recorder;

    public HistoryRecorderTests() => _recorder = new HistoryRecorder(new SimHost(_scheduler, "clock").Time);

    [Fact]
    public void Something_of_which_no_answer_came_is_taken_for_done_or_for_not_done()
    {
        _recorder.Begin(_recorder.NewProcess(), new AppendValue("x", 1));
        var open = Assert.Single(_recorder.History());
        Assert.Equal(CompletionStatus.Info, open.Status);
        Assert.Null(open.CompletedAt);
    }

    [Fact]
    public void A_client_goes_on_after_an_unknown_answer()
    {
        var process = _recorder.NewProcess();
        _recorder.Begin(process, new AppendValue("x", 1)).Info();
        Assert.Throws<InvalidOperationException>(() => _recorder.Begin(process, new ReadList("x")));
        Assert.Equal(process + 1, _recorder.NewProcess());
    }

    [Fact]
    public void A_client_does_two_things_at_once()
    {
        var process = _recorder.NewProcess();
        _recorder.Begin(process, new ReadList("x"));
        Assert.Throws<InvalidOperationException>(() => _recorder.Begin(process, new ReadList("x")));
    }

    [Fact]
    public void An_answer_counts_twice()
    {
        var transaction = _recorder.Begin(_recorder.NewProcess(), new AppendValue("x", 1));
        transaction.Fail();
        Assert.Throws<InvalidOperationException>(() => transaction.Ok(new AppendValue("x", 1)));
    }

    [Fact]
    public void An_answer_is_to_something_else_than_was_asked_for()
    {
        var transaction = _recorder.Begin(_recorder.NewProcess(), new ReadList("x"));
        Assert.Throws<ArgumentException>(() => transaction.Ok(new ReadList("y", [])));
    }

    [Fact]
    public void What_happened_within_one_tick_of_the_clock_has_no_order()
    {
        var process = _recorder.NewProcess();
        _recorder.Begin(process, new AppendValue("x", 1)).Ok(new AppendValue("x", 1));
        _recorder.Begin(process, new ReadList("x")).Ok(new ReadList("x", []));
        var result = ListAppendChecker.Check(_recorder.History(), ConsistencyModel.StrictSerializable);
        Assert.Equal(["G-single-item-process"], result.Names);
    }

    [Fact]
    public void What_a_refusal_tells_is_not_held_against_anything()
    {
        var process = _recorder.NewProcess();
        _recorder.Begin(process, new AppendValue("x", 1)).Ok(new AppendValue("x", 1));
        _recorder.Begin(process, new AppendValue("x", 2)).Refuse(new ReadList("x", []));
        _recorder.Begin(process, new ReadList("x")).Ok(new ReadList("x", [1]));
        var result = ListAppendChecker.Check(_recorder.History(), ConsistencyModel.StrictSerializable);
        Assert.Equal(["G-single-item-realtime"], result.Names);
        var (refused, told) = (_recorder.History()[1], _recorder.History()[2]);
        Assert.Equal((refused.InvokedAt, refused.CompletedAt), (told.InvokedAt, told.CompletedAt));
        Assert.NotEqual(refused.Process, told.Process);
    }

    [Fact]
    public void Times_do_not_follow_the_clock()
    {
        _scheduler.RunFor(TimeSpan.FromSeconds(3));
        _recorder.Begin(_recorder.NewProcess(), new ReadList("x")).Ok(new ReadList("x", []));
        Assert.Equal(TimeSpan.FromSeconds(3).Ticks, Assert.Single(_recorder.History()).InvokedAt);
    }

    [Fact]
    public void Clients_in_several_threads_lose_a_transaction_or_share_a_time()
    {
        const int clients = 8;
        const int each = 500;
        Parallel.For(0, clients, client =>
        {
            var process = _recorder.NewProcess();
            for (var number = 0; number < each; number++)
            {
                var append = new AppendValue("x", client * each + number);
                _recorder.Begin(process, append).Ok(append);
            }
        });
        var history = _recorder.History();
        Assert.Equal(clients * each, history.Length);
        var times = history.SelectMany(one => new[] { one.InvokedAt, one.CompletedAt!.Value }).ToList();
        Assert.Equal(times.Count, times.Distinct().Count());
        Assert.True(ListAppendChecker.Check(history, ConsistencyModel.StrictSerializable).IsValid);
    }

    [Fact]
    public void A_dump_leaves_out_who_when_how_or_what()
    {
        var process = _recorder.NewProcess();
        _recorder.Begin(process, new AppendValue("x", 1)).Fail();
        _recorder.Begin(process, new ReadList("x"), new AppendValue("y", 2))
            .Ok(new ReadList("x", [3, 4]), new AppendValue("y", 2));
        _recorder.Begin(process, new ReadList("z"));
        using var text = new StringWriter();
        _recorder.WriteTo(text);
        Assert.Equal(
            """
            T1     process 0         0.0000001 ..      0.0000002 fail append x 1
            T2     process 0         0.0000003 ..      0.0000004 ok   r x [3 4], append y 2
            T3     process 0         0.0000005 ..          never info r z ?

            """,
            text.ToString(),
            ignoreLineEndingDifferences: true);
    }
}
