using Coordinator.Contracts.Telemetry;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Telemetry.Runs;
using Coordinator.Functions.Tests.Access;
using Shouldly;

namespace Coordinator.Functions.Tests.Telemetry;

public sealed class RunFeedTests
{
    readonly SteppedTime _time = new();
    readonly RunFeed _feed;

    public RunFeedTests() => _feed = new RunFeed(new HostIdentity(new RandomIdSource(), _time), _time);

    [Fact]
    public void The_memory_of_a_host_grows_without_end()
    {
        for (var n = 0; n < RunFeed.Capacity + 5; n++)
            End($"t{n}");
        var page = _feed.Read(after: 0, limit: RunFeed.Capacity + 5);
        page.Ended.Count.ShouldBe(RunFeed.Capacity);
        page.Ended[0].Id.ShouldBe("t5");
        page.Next.ShouldBe(RunFeed.Capacity + 5);
    }

    [Fact]
    public void Whoever_follows_page_by_page_misses_one_or_sees_one_twice()
    {
        for (var n = 0; n < 25; n++)
            End($"t{n}");
        var seen = new List<string>();
        for (var page = _feed.Read(0, 10); page.Ended.Count > 0; page = _feed.Read(page.Next, 10))
            seen.AddRange(page.Ended.Select(run => run.Id));
        seen.ShouldBe(Enumerable.Range(0, 25).Select(n => $"t{n}"));
    }

    [Fact]
    public void A_finish_after_the_answer_stays_unseen()
    {
        var run = End("first");
        End("second");
        var seen = _feed.Read(0, 10).Next;
        var finish = run.Enter(RunPhase.Finish);
        _time.Advance(TimeSpan.FromMilliseconds(4));
        run.Leave(finish);
        _feed.Renew(run);

        var again = _feed.Read(seen, 10).Ended.ShouldHaveSingleItem();
        again.Id.ShouldBe("first");
        again.Phases.ShouldHaveSingleItem().ShouldBe(
            new RunPhaseBody { Name = "finish", Attempt = 1, StartMs = 0, DurationMs = 4 });
        _feed.Read(0, 10).Ended.Select(one => one.Id).ShouldBe(["second", "first"]);
    }

    [Fact]
    public void News_of_a_run_that_is_forgotten_brings_it_back()
    {
        var run = End("old");
        for (var n = 0; n < RunFeed.Capacity; n++)
            End($"t{n}");
        _feed.Renew(run);
        _feed.Read(0, RunFeed.Capacity).Ended.ShouldNotContain(one => one.Id == "old");
    }

    [Fact]
    public void A_follower_of_the_host_before_its_restart_waits_for_ever()
    {
        End("t");
        _feed.Read(after: 4_711, limit: 10).Ended.ShouldHaveSingleItem().Id.ShouldBe("t");
    }

    [Fact]
    public void What_runs_is_not_shown_or_shown_for_ever()
    {
        var run = Begin("t");
        _time.Advance(TimeSpan.FromMilliseconds(7));
        var shown = _feed.Read(0, 10).Running.ShouldHaveSingleItem();
        (shown.Id, shown.Status, shown.DurationMs, shown.Sequence).ShouldBe(("t", "running", 7d, null));
        run.End();
        _feed.End(run);
        _feed.Read(0, 10).Running.ShouldBeEmpty();
    }

    [Fact]
    public void A_run_without_an_answer_passes_for_one_with()
    {
        End("t");
        var run = _feed.Read(0, 10).Ended.ShouldHaveSingleItem();
        (run.Status, run.Reasons.ShouldHaveSingleItem()).ShouldBe(("inDoubt", "failed"));
    }

    [Fact]
    public void A_long_run_is_kept_with_all_its_phases()
    {
        var run = Begin("t");
        for (var n = 0; n < 1_000; n++)
        {
            run.Leave(run.Enter(RunPhase.Read));
            run.Leave(run.Enter(RunPhase.Prepare));
        }

        var shown = run.Show(sequence: null);
        shown.Phases.Count.ShouldBe(RunTimeline.StepsMax);
        (shown.Phases[0].Attempt, shown.Phases[^1].Attempt, shown.Attempts).ShouldBe((1, 1_000, 1_000));
    }

    [Fact]
    public void A_thousand_items_are_named()
    {
        var request = Request("t") with
        {
            Operations = [.. Enumerable.Range(0, 50).Select(n => new PutOperation(new ItemName("a", $"{n}"), "{}"))],
        };
        new RunTimeline(request, _time).Show(sequence: null).Items.Count.ShouldBe(RunTimeline.ItemsMax);
    }

    RunTimeline Begin(string id)
    {
        var run = new RunTimeline(Request(id), _time);
        _feed.Begin(run);
        return run;
    }

    RunTimeline End(string id)
    {
        var run = Begin(id);
        run.End();
        _feed.End(run);
        return run;
    }

    static TransactionRequest Request(string id) => new()
    {
        Id = new TransactionId(id),
        Operations = [new PutOperation(new ItemName("things", "one"), "{}")],
        PayloadHash = "",
        Timeout = TimeSpan.FromSeconds(1),
    };
}
