using Coordinator.TestKit.Checkers.Counters;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>What the recorder of any operations must not get wrong; those of lists have tests of their own.</summary>
public class OperationHistoryTests
{
    readonly OperationHistory<CounterInput, long> _history =
        new(new SimHost(new SimScheduler(seed: 1, isShuffled: false), "clock").Time);

    [Fact]
    public void A_history_leaves_out_who_when_how_or_what()
    {
        var process = _history.NewProcess();
        _history.Begin(process, new IncrementCounter("x")).Fail();
        _history.Begin(process, new ReadCounter("x")).Ok(7);
        _history.Begin(process, new IncrementCounter("x", 2));
        Assert.Equal(
            """
            T1     process 0         0.0000001 ..      0.0000002 fail add x 1
            T2     process 0         0.0000003 ..      0.0000004 ok   read x: 7
            T3     process 0         0.0000005 ..          never info add x 2
            """,
            _history.ToString(),
            ignoreLineEndingDifferences: true);
        using var text = new StringWriter();
        _history.WriteTo(text);
        Assert.Equal(_history.ToString(), text.ToString().TrimEnd(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void What_an_answer_also_tells_is_lost_or_passes_for_the_same_client()
    {
        var refused = _history.Begin(_history.NewProcess(), new IncrementCounter("x"));
        refused.Fail();
        refused.AlsoTold(new ReadCounter("x"), 3);
        var (asked, told) = (_history.History()[0], _history.History()[1]);
        Assert.Equal((asked.InvokedAt, asked.CompletedAt), (told.InvokedAt, told.CompletedAt));
        Assert.NotEqual(asked.Process, told.Process);
        Assert.Equal((2, 3), (told.Number, told.Output));
    }

    [Fact]
    public void Clients_in_several_threads_lose_an_increment_or_share_a_time()
    {
        const int clients = 8;
        const int each = 500;
        long counter = 0;
        Parallel.For(0, clients, _ =>
        {
            var process = _history.NewProcess();
            for (var number = 0; number < each; number++)
            {
                var add = _history.Begin(process, new IncrementCounter("x"));
                Interlocked.Increment(ref counter);
                add.Ok(0);
                _history.Begin(process, new ReadCounter("x")).Ok(Interlocked.Read(ref counter));
            }
        });
        var history = _history.History();
        Assert.Equal(2 * clients * each, history.Length);
        Assert.True(CounterChecker.Check(history).IsValid);
        var times = history.SelectMany(one => new[] { one.InvokedAt, one.CompletedAt!.Value }).ToList();
        Assert.Equal(times.Count, times.Distinct().Count());
    }
}
