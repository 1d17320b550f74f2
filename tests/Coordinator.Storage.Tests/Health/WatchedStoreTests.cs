using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Health;
using Coordinator.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Storage.Tests.Health;

/// <summary>A store that does not answer is found out, is left alone, and is taken back.</summary>
public sealed class WatchedStoreTests
{
    const string Other = "two";

    static readonly TimeSpan Limit = StoreOptions.RequestTimeoutDefault;
    static readonly RowAddress Row = RowIn(Some.StoreName);

    readonly SteppedTime _time = new();
    Func<string, Task<bool>> _answers = _ => Task.FromResult(true);

    [Fact]
    public async Task Each_request_to_a_dead_store_costs_its_time_limit()
    {
        var (store, inner) = Make();
        Die();

        for (var request = 0; request < 50; request++)
            (await store.ReadAsync(Row)).Status.ShouldBe(ReadStatus.Unknown);

        store.Of(Some.StoreName).State.ShouldBe(StoreHealth.Down);
        inner.Asked.ShouldBeLessThan(9);
        _time.GetUtcNow().ShouldBe(DateTimeOffset.UnixEpoch + (inner.Asked * Limit));
    }

    /// <summary>Who asks one after the other never makes eight requests within 5 s.</summary>
    [Fact]
    public async Task A_store_that_dies_under_a_slow_caller_is_never_given_up()
    {
        var (store, inner) = Make();
        for (var request = 0; request < 20; request++)
            (await store.ReadAsync(Row)).Status.ShouldBe(ReadStatus.Absent);
        Die();

        while (store.Of(Some.StoreName).State != StoreHealth.Down)
        {
            (await store.ReadAsync(Row)).Status.ShouldBe(ReadStatus.Unknown);
            inner.Asked.ShouldBeLessThan(20 + 9, "the store is asked without end");
        }
    }

    [Theory]
    [InlineData("read")]
    [InlineData("commit")]
    [InlineData("scan")]
    public async Task A_kind_of_request_goes_past_the_open_circuit(string kind)
    {
        var (store, inner) = Make();
        _answers = _ => Task.FromResult(false);
        for (var request = 0; request < 8; request++)
            (await IsAnsweredAsync(store, kind)).ShouldBeFalse();
        var asked = inner.Asked;

        (await IsAnsweredAsync(store, kind)).ShouldBeFalse();

        inner.Asked.ShouldBe(asked);
        asked.ShouldBeLessThan(9);
    }

    /// <summary>Some errors are better met by asking again than by not asking.</summary>
    [Fact]
    public async Task A_third_of_errors_makes_a_store_unusable()
    {
        var (store, inner) = Make();
        const int requests = 500;
        for (var request = 0; request < requests; request++)
        {
            _answers = _ => Task.FromResult(request % 10 >= 3);
            await store.ReadAsync(Row);
            _time.Pass(TimeSpan.FromMilliseconds(50));
            store.Of(Some.StoreName).State.ShouldNotBe(StoreHealth.Down, $"after {request} requests");
        }

        inner.Asked.ShouldBe(requests);
        var state = store.Of(Some.StoreName);
        state.State.ShouldBe(StoreHealth.Suspect);
        state.ErrorShare.ShouldBeInRange(0.25, 0.35);
    }

    [Fact]
    public async Task All_callers_try_a_store_that_was_down_at_once()
    {
        var (store, inner) = Make();
        _answers = _ => Task.FromResult(false);
        for (var request = 0; request < 8; request++)
            await store.ReadAsync(Row);
        var asked = inner.Asked;
        var answer = new TaskCompletionSource<bool>();
        _answers = _ => answer.Task;
        _time.Pass(TimeSpan.FromSeconds(1.1));

        var trial = store.ReadAsync(Row);
        for (var request = 0; request < 20; request++)
            (await store.ReadAsync(Row)).Status.ShouldBe(ReadStatus.Unknown);
        inner.Asked.ShouldBe(asked + 1);
        store.Of(Some.StoreName).State.ShouldBe(StoreHealth.Down);

        answer.SetResult(true);
        (await trial).Status.ShouldBe(ReadStatus.Absent);
        store.Of(Some.StoreName).State.ShouldNotBe(StoreHealth.Down);
        (await store.ReadAsync(Row)).Status.ShouldBe(ReadStatus.Absent);
    }

    [Fact]
    public async Task A_store_that_came_back_stays_suspect_for_ever()
    {
        var (store, _) = Make();
        _answers = _ => Task.FromResult(false);
        for (var request = 0; request < 8; request++)
            await store.ReadAsync(Row);
        _answers = _ => Task.FromResult(true);
        _time.Pass(TimeSpan.FromSeconds(6));

        (await store.ReadAsync(Row)).Status.ShouldBe(ReadStatus.Absent);

        var state = store.Of(Some.StoreName);
        state.State.ShouldBe(StoreHealth.Healthy);
        state.FailingSince.ShouldBeNull();
        state.ErrorShare.ShouldBe(0);
    }

    [Fact]
    public async Task An_outage_is_dated_from_its_last_failure()
    {
        var (store, _) = Make();
        await store.ReadAsync(Row);
        _time.Pass(TimeSpan.FromSeconds(1));
        _answers = _ => Task.FromResult(false);
        for (var request = 0; request < 30; request++)
        {
            await store.ReadAsync(Row);
            _time.Pass(TimeSpan.FromSeconds(1));
        }

        var state = store.Of(Some.StoreName);
        state.LastAnswered.ShouldBe(DateTimeOffset.UnixEpoch);
        state.FailingSince.ShouldBe(DateTimeOffset.UnixEpoch.AddSeconds(1));
        state.LastUnanswered!.Value.ShouldBeGreaterThan(state.FailingSince!.Value.AddSeconds(20));
    }

    /// <summary>As an account that is full, or takes writes from nobody.</summary>
    [Fact]
    public async Task A_store_that_answers_reads_and_no_write_is_never_lost()
    {
        var (store, _) = Make();
        for (var second = 0; second < 60; second++)
        {
            _answers = _ => Task.FromResult(false);
            (await IsAnsweredAsync(store, "commit")).ShouldBeFalse();
            _answers = _ => Task.FromResult(true);
            for (var request = 0; request < 3; request++)
                (await store.ReadAsync(Row)).Status.ShouldBe(ReadStatus.Absent);
            _time.Pass(TimeSpan.FromSeconds(1));
        }

        var state = store.Of(Some.StoreName);
        state.FailingSince.ShouldBe(DateTimeOffset.UnixEpoch);
        state.WritesFailingSince.ShouldBe(DateTimeOffset.UnixEpoch);
        state.State.ShouldBe(StoreHealth.Suspect);

        // A refusal is an answer.
        (await IsAnsweredAsync(store, "commit")).ShouldBeTrue();
        store.Of(Some.StoreName).FailingSince.ShouldBeNull();
        store.Of(Some.StoreName).WritesFailingSince.ShouldBeNull();
    }

    [Fact]
    public async Task A_store_that_nobody_writes_to_any_more_never_recovers_from_a_lost_write()
    {
        var (store, _) = Make();
        _answers = _ => Task.FromResult(false);
        (await IsAnsweredAsync(store, "commit")).ShouldBeFalse();
        _answers = _ => Task.FromResult(true);
        await store.ReadAsync(Row);
        store.Of(Some.StoreName).FailingSince.ShouldBe(DateTimeOffset.UnixEpoch);

        _time.Pass(TimeSpan.FromSeconds(11));
        await store.ReadAsync(Row);
        store.Of(Some.StoreName).FailingSince.ShouldBeNull();
        store.Of(Some.StoreName).State.ShouldBe(StoreHealth.Healthy);
    }

    [Fact]
    public async Task One_slow_answer_makes_a_store_look_far_away_or_an_old_number_does()
    {
        var (store, _) = Make();
        await TakeAsync(store, milliseconds: 10, times: 30);
        store.Of(Some.StoreName).LatencyMs!.Value.ShouldBe(10, tolerance: 0.01);
        await TakeAsync(store, milliseconds: 100, times: 1);
        store.Of(Some.StoreName).LatencyMs!.Value.ShouldBeInRange(11, 40);
        await TakeAsync(store, milliseconds: 100, times: 30);
        store.Of(Some.StoreName).LatencyMs!.Value.ShouldBe(100, tolerance: 1);

        _time.Pass(TimeSpan.FromSeconds(11));
        store.Of(Some.StoreName).LatencyMs.ShouldBeNull();
    }

    [Fact]
    public async Task A_dead_store_takes_another_down_with_it()
    {
        var (store, _) = Make();
        _answers = name => Task.FromResult(name == Other);
        for (var request = 0; request < 20; request++)
        {
            await store.ReadAsync(Row);
            (await store.ReadAsync(RowIn(Other))).Status.ShouldBe(ReadStatus.Absent);
        }

        store.All.Select(state => state.State).ShouldBe([StoreHealth.Down, StoreHealth.Healthy]);
    }

    /// <summary>It is a mistake of the program, and never the store's silence.</summary>
    [Fact]
    public async Task What_is_wrong_with_a_request_is_swallowed()
    {
        var (store, _) = Make();
        _answers = _ => throw new StoreLimitException("a limit", actual: 2, max: 1);
        for (var request = 0; request < 20; request++)
            await Should.ThrowAsync<StoreLimitException>(async () => await store.ReadAsync(Row));
        store.Of(Some.StoreName).State.ShouldBe(StoreHealth.Healthy);
    }

    (WatchedReplicaStore Store, ScriptedStore Inner) Make()
    {
        var inner = new ScriptedStore(store => _answers(store));
        var log = NullLogger<WatchedReplicaStore>.Instance;
        return (new WatchedReplicaStore(inner, [Some.StoreName, Other], log, _time), inner);
    }

    void Die() => _answers = _ =>
    {
        _time.Pass(Limit);
        return Task.FromResult(false);
    };

    async Task TakeAsync(WatchedReplicaStore store, int milliseconds, int times)
    {
        _answers = _ =>
        {
            _time.Pass(TimeSpan.FromMilliseconds(milliseconds));
            return Task.FromResult(true);
        };
        for (var request = 0; request < times; request++)
            await store.ReadAsync(Row);
    }

    static async Task<bool> IsAnsweredAsync(WatchedReplicaStore store, string kind) => kind switch
    {
        "read" => (await store.ReadAsync(Row)).Status != ReadStatus.Unknown,
        "commit" => (await store.CommitAsync(new Batch(
            Some.Replica, [new TouchRow(new GuardKey(new Epoch(1)), IfMatch: null)]))).Status != CommitStatus.Unknown,
        _ => await store.ScanAsync(new ScanQuery(Some.StoreName, ScanKind.Votes), null) is not null,
    };

    static RowAddress RowIn(string store) => new(new Replica(Some.Slot, store, 1), new ItemKey(Some.Name()));
}
