using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Core.Tests.Sagas;

/// <summary>
/// A world in which everything is answered at once and nothing is recorded, for sagas of the largest size.
/// </summary>
/// <param name="participants">Answer the calls.</param>
sealed class InstantEffects(SimParticipants participants) : ISagaEffects
{
    /// <summary>The statuses that were shown, without regard to order.</summary>
    public List<SagaStatus> Shown { get; } = [];

    public DateTimeOffset Now { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public double NextFraction() => 0.5;

    public Task<StepAnswer> CallAsync(HttpCall call) =>
        Task.FromResult(HttpAnswerPolicy.Judge(call, participants.Handle(call)));

    public Task<StepAnswer> TransactAsync(TransactionCall call) => throw new NotSupportedException();

    public Task<StepAnswer> PublishAsync(PublishCall call) => throw new NotSupportedException();

    public Task<CloseAnswer> CloseAsync(string key) => Task.FromResult(new CloseAnswer(CloseState.Aborted));

    public Task<bool> DelayAsync(TimeSpan delay, CancellationToken stop) =>
        Task.FromResult(!stop.IsCancellationRequested);

    public Task<SagaSignal> NextSignalAsync() => new TaskCompletionSource<SagaSignal>().Task;

    public Task ShowAsync(SagaStatus status)
    {
        Shown.Add(status);
        return Task.CompletedTask;
    }
}
