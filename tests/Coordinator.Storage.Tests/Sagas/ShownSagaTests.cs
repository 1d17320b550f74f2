using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Sagas;

/// <summary>What readers see of a saga, whoever shows it when.</summary>
public sealed class ShownSagaTests(AzuriteFixture azurite) : SagaStoreTest(azurite)
{
    [Fact]
    public async Task A_saga_that_nobody_showed_is_found() =>
        (await Sagas.FindAsync("trip-9")).ShouldBeNull();

    [Fact]
    public async Task A_status_comes_back_different()
    {
        var status = Full("trip-{a}:9");
        await Sagas.ShowAsync(status);
        var found = (await Sagas.FindAsync(status.Id)).ShouldNotBeNull();
        found.Steps.ShouldBe(status.Steps);
        found.Timeline.ShouldBe(status.Timeline);
        (found with { Steps = status.Steps, Timeline = status.Timeline }).ShouldBe(status);
    }

    [Fact]
    public async Task An_older_status_comes_back_over_a_newer_one()
    {
        await Sagas.ShowAsync(Status("a", revision: 7, SagaState.Completed));
        await Sagas.ShowAsync(Status("a", revision: 6));
        await Sagas.ShowAsync(Status("a", revision: 7));
        var found = (await Sagas.FindAsync("a")).ShouldNotBeNull();
        found.State.ShouldBe(SagaState.Completed);
        (await ListAsync(Open)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_saga_moves_in_the_list_because_its_run_has_another_clock()
    {
        await Sagas.ShowAsync(Status("a", revision: 0));
        await Sagas.ShowAsync(Status("a", revision: 1, minute: 3));
        await Sagas.ShowAsync(Status("a", revision: 2, SagaState.Completed, minute: 3));
        (await Sagas.FindAsync("a"))!.StartedAt.ShouldBe(Noon);
        var listed = (await Sagas.ListAsync(new SagaQuery { Size = 10 })).Sagas.ShouldHaveSingleItem();
        listed.StartedAt.ShouldBe(Noon);
        listed.State.ShouldBe(SagaState.Completed);
    }

    [Fact]
    public async Task Many_hosts_that_show_at_once_leave_an_old_status_or_an_old_entry()
    {
        const int Last = 12;
        var shown = Enumerable.Range(0, Last + 1)
            .Select(revision => Status("a", revision, revision == Last ? SagaState.Compensated : StateOf(revision)))
            .SelectMany(status => new[] { status, status });
        await Task.WhenAll(shown.Reverse().Select(Sagas.ShowAsync));
        (await Sagas.FindAsync("a"))!.Revision.ShouldBe(Last);
        (await ListAsync(Open)).ShouldBeEmpty();
        (await ListAsync(new SagaQuery { Size = 10, State = SagaState.Compensated })).ShouldBe(["a"]);
        (await ListAsync()).ShouldBe(["a"]);
        (await ListAsync(new SagaQuery { Size = 10, Definition = "book-trip" })).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_host_that_was_paused_brings_an_old_entry_back()
    {
        await Sagas.ShowAsync(Status("a", revision: 1));
        await Sagas.ShowAsync(Status("a", revision: 3, SagaState.Completed));
        await Lists.WriteAsync(Status("a", revision: 2, SagaState.Stuck));
        (await ListAsync(new SagaQuery { Size = 10, State = SagaState.Stuck })).ShouldBeEmpty();
        (await ListAsync(new SagaQuery { Size = 10, State = SagaState.Completed })).ShouldBe(["a"]);
    }

    /// <summary>The row and the entries are two writes; each is preceded by a read.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_crash_in_the_middle_of_showing_leaves_a_saga_out_of_the_list(int requests)
    {
        foreach (var fault in new[] { Fault.BeforeDurable, Fault.AfterDurable })
        {
            var id = $"crash-{fault}";
            await ShowWithFaultAsync(Status(id, revision: 0), requests, fault);
            await ShowWithFaultAsync(Status(id, revision: 1), requests, fault);
            (await ListAsync(Open)).ShouldContain(id);
            await ShowWithFaultAsync(Status(id, revision: 2, SagaState.Completed), requests, fault);
            (await ListAsync(Open)).ShouldNotContain(id);
            (await ListAsync(new SagaQuery { Size = 10, State = SagaState.Completed })).ShouldContain(id);
        }
    }

    /// <summary>The host that accepted the saga dies for good; the run goes on.</summary>
    [Fact]
    public async Task A_saga_whose_first_entry_was_lost_is_listed_only_at_its_end()
    {
        Handler.FailAfter(2, Fault.BeforeDurable);
        await Should.ThrowAsync<StoreUnavailableException>(() => Sagas.ShowAsync(Status("a", revision: 0)));
        (await ListAsync()).ShouldBeEmpty();
        await Sagas.ShowAsync(Status("a", revision: 1));
        (await ListAsync()).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Showing_again_what_is_there_or_the_same_state_costs_writes_of_the_lists()
    {
        await Sagas.ShowAsync(Status("a", revision: 1));
        var before = Handler.Requests;
        await Sagas.ShowAsync(Status("a", revision: 2));
        (Handler.Requests - before).ShouldBe(2, "a read and a write");
        before = Handler.Requests;
        await Sagas.ShowAsync(Status("a", revision: 3, SagaState.Stuck));
        (Handler.Requests - before).ShouldBe(4, "the same, and a read and a write of the lists");
    }

    [Fact]
    public async Task A_status_of_the_greatest_size_does_not_fit()
    {
        // Control characters grow most: each is six bytes in JSON.
        var error = new string('\u0001', Limits.SagaErrorCharsMax);
        var result = $"\"{new string('x', Limits.SagaResultShownBytesMax - 2)}\"";
        var step = new StepStatus { Name = "seat", State = StepState.Stuck, Result = result, Error = error };
        var entry = new TimelineEntry(Noon, TimelineKind.AttemptFailed, new string('s', 40), error);
        var status = Status("large", revision: 4) with
        {
            Input = $"\"{new string('x', Limits.SagaInputBytesMax - 2)}\"",
            Error = error,
            Steps = [.. Enumerable.Range(0, Limits.SagaStepsMax).Select(_ => step)],
            Timeline = [.. Enumerable.Range(0, Limits.SagaTimelineMax).Select(_ => entry)],
            TimelineDropped = 5,
        };
        await Sagas.ShowAsync(status);
        var found = (await Sagas.FindAsync("large")).ShouldNotBeNull();
        found.Steps.ShouldBe(status.Steps);
        found.Timeline.Length.ShouldBeInRange(30, Limits.SagaTimelineMax - 1);
        (found.Timeline.Length + found.TimelineDropped).ShouldBe(Limits.SagaTimelineMax + 5);
    }

    [Fact]
    public async Task A_silent_store_is_taken_for_an_empty_one()
    {
        Handler.Next = Fault.BeforeDurable;
        await Should.ThrowAsync<StoreUnavailableException>(() => Sagas.FindAsync("a"));
        Handler.Next = Fault.BeforeDurable;
        await Should.ThrowAsync<StoreUnavailableException>(() => Sagas.ListAsync(new SagaQuery { Size = 1 }));
        using var noTable = new CannedHandler(() => Answers.Error(404, "TableNotFound"));
        await Should.ThrowAsync<StoreUnavailableException>(() => Canned.Stores(noTable).Sagas.FindAsync("a"));
    }

    static SagaQuery Open { get; } = new() { Size = 100, State = SagaState.Running };

    async Task ShowWithFaultAsync(SagaStatus status, int requests, Fault fault)
    {
        Handler.FailAfter(requests, fault);
        try
        {
            await Sagas.ShowAsync(status);
        }
        catch (StoreUnavailableException)
        {
            // As the durable engine does: the activity runs again.
        }

        Handler.FailAfter(0, Fault.None);
        await Sagas.ShowAsync(status);
    }

    static SagaState StateOf(int revision) => (revision % 3) switch
    {
        0 => SagaState.Running,
        1 => SagaState.Stuck,
        _ => SagaState.Compensating,
    };

    static SagaStatus Full(string id) => Status(id, revision: 3, SagaState.Compensated) with
    {
        Version = 4,
        Input = Nested("""{"a":1.50,"b":["é\u0000"]}"""),
        Error = "seat failed: \ud83d\ude00 \"quoted\"",
        IsDecided = true,
        Steps =
        [
            new StepStatus
            {
                Name = "seat",
                State = StepState.Stuck,
                Attempts = 2,
                ConfirmAttempts = 3,
                CompensationAttempts = 4,
                StartedAt = Noon.AddTicks(1),
                EndedAt = Noon.AddTicks(2),
                Result = Nested("""{"id":"9"}"""),
                Error = "no",
            },
            new StepStatus { Name = "room", State = StepState.Pending, Result = "null" },
        ],
        Timeline = ImmutableArray.Create(
            new TimelineEntry(Noon, TimelineKind.SagaStarted),
            new TimelineEntry(Noon.AddSeconds(1), TimelineKind.StepStuck, "seat", "no")),
        TimelineDropped = 1,
    };

    static string Nested(string json) =>
        new string('[', Limits.JsonDepthMax - 4) + json + new string(']', Limits.JsonDepthMax - 4);
}
