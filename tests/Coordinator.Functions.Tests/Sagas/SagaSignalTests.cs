using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Sagas;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Sagas;

/// <summary>What reaches the orchestration of a saga.</summary>
public sealed class SagaSignalTests : IAsyncLifetime, IAsyncDisposable
{
    readonly MemorySagas _sagas = new();
    readonly MemoryDefinitions _definitions = new();
    readonly FakeOrchestrations _hub = new();
    readonly SagaSignals _signals;

    public SagaSignalTests() =>
        _signals = new SagaSignals(_sagas, _definitions, new SagaEngine(NullLogger<SagaEngine>.Instance));

    public async Task InitializeAsync()
    {
        var text = SagaTexts.Of(SagaTexts.Wait("ok"));
        await _definitions.PutAsync("seeded", text, DefinitionReader.Load(text));
    }

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_event_arrives_without_its_key_or_payload()
    {
        await ShowAsync(SagaState.Running, StepState.Running);
        var signal = new SagaSignal { Kind = SignalKind.Event, Id = "ok/k", Name = "ok", Body = "[1.0]" };
        (await _signals.RaiseAsync(_hub, Tenant.None, "a", signal)).Status.ShouldBe(202);
        _hub.Log.ShouldBe(
            ["""signal to saga.a: {"Kind":"Event","Id":"ok/k","Name":"ok","Body":"[1.0]"}"""]);
    }

    [Theory]
    [InlineData(SagaState.Running)]
    [InlineData(SagaState.Compensating)]
    [InlineData(SagaState.Stuck)]
    public async Task A_cancel_before_the_point_of_no_return_is_refused(SagaState state)
    {
        await ShowAsync(state, StepState.Running);
        (await _signals.CancelAsync(_hub, Tenant.None, "a")).Status.ShouldBe(202);
        _hub.Log.ShouldHaveSingleItem().ShouldBe("""signal to saga.a: {"Kind":"Cancel"}""");
    }

    [Theory]
    [InlineData(SignalKind.Retry)]
    [InlineData(SignalKind.Skip)]
    [InlineData(SignalKind.Resolve)]
    public async Task A_word_for_a_stuck_step_is_refused(SignalKind kind)
    {
        await ShowAsync(SagaState.Stuck, StepState.Stuck);
        var word = new SagaSignal { Kind = kind, Name = "seat", Body = "7" };
        (await _signals.SendWordAsync(_hub, Tenant.None, "a", word)).Status.ShouldBe(202);
        _hub.Log.ShouldHaveSingleItem().ShouldContain(""","Name":"seat","Body":"7"}""");
    }

    [Theory]
    [InlineData(SignalKind.Retry, 202)]
    [InlineData(SignalKind.Skip, 409)]
    [InlineData(SignalKind.Resolve, 409)]
    public async Task A_pivot_that_is_to_be_settled_is_told_what_it_came_to(SignalKind kind, int status)
    {
        await ShowAsync(SagaState.Stuck, StepState.Stuck, StepStage.Settle);
        var word = new SagaSignal { Kind = kind, Name = "seat" };
        (await _signals.SendWordAsync(_hub, Tenant.None, "a", word)).Status.ShouldBe(status);
        _hub.Log.Count.ShouldBe(status == 202 ? 1 : 0);
    }

    [Fact]
    public async Task A_signal_without_an_answer_is_taken_for_a_failure()
    {
        await ShowAsync(SagaState.Running, StepState.Running);
        _hub.IsSilent = true;
        await Should.ThrowAsync<StoreUnavailableException>(() => _signals.CancelAsync(_hub, Tenant.None, "a"));
    }

    Task ShowAsync(SagaState state, StepState step, StepStage? stuckAt = null) =>
        _sagas.ShowAsync(SagaSeeds.Status("a", state) with
        {
            Steps = [new StepStatus { Name = "seat", State = step, StuckAt = stuckAt }],
        });
}
