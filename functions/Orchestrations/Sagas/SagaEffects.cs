using Coordinator.Core.Durable;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Functions.Sagas;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Sagas;

/// <summary>
/// The effects of a saga in an orchestration: calls are activities, waits are timers, signals are events of one name.
/// </summary>
sealed class SagaEffects : ISagaEffects
{
    readonly TaskOrchestrationContext _context;
    readonly Tenant _tenant;
    readonly string? _trace;
    readonly SeededIds _ids;
    SagaStatus? _shown;

    public SagaEffects(TaskOrchestrationContext context, SagaStart start)
    {
        _context = context;
        _tenant = start.Tenant;
        _trace = start.Trace;
        _ids = new SeededIds(context.NewGuid().ToString());
    }

    /// <inheritdoc />
    public DateTimeOffset Now => new(_context.CurrentUtcDateTime, TimeSpan.Zero);

    /// <inheritdoc />
    public double NextFraction() => _ids.NextFraction();

    /// <summary>The definition that the saga keeps to, as JSON.</summary>
    public Task<string> LoadDefinitionAsync(SagaStart start) =>
        _context.CallActivityAsync<string>(nameof(LoadDefinition), start, ActivityOptions.UntilItSucceeds);

    /// <inheritdoc />
    public Task<StepAnswer> CallAsync(HttpCall call) =>
        AnswerAsync(nameof(CallParticipant), call with { Tenant = _tenant, Trace = _trace });

    /// <inheritdoc />
    public Task<StepAnswer> TransactAsync(TransactionCall call) =>
        AnswerAsync(nameof(RunStepTransaction), call with { Tenant = _tenant, Trace = _trace });

    /// <inheritdoc />
    public Task<StepAnswer> PublishAsync(PublishCall call) =>
        AnswerAsync(nameof(PublishStepMessage), call with { Tenant = _tenant, Trace = _trace });

    /// <inheritdoc />
    public async Task<CloseAnswer> CloseAsync(string key)
    {
        try
        {
            return (await _context.CallActivityAsync<Recorded<CloseAnswer>>(
                nameof(CloseStepKey), new StepKey(key, _tenant))).Value;
        }
        catch (TaskFailedException)
        {
            return new CloseAnswer(CloseState.Unknown);
        }
    }

    /// <inheritdoc />
    public async Task<bool> DelayAsync(TimeSpan delay, CancellationToken stop)
    {
        try
        {
            await _context.CreateTimer(delay, stop);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<SagaSignal> NextSignalAsync() =>
        (await _context.WaitForExternalEvent<Recorded<SagaSignal>>(SagaInstances.SignalEvent)).Value;

    /// <inheritdoc />
    public Task ShowAsync(SagaStatus status)
    {
        _shown = status;
        return _context.CallActivityAsync<bool>(
            nameof(ShowSaga), new Recorded<SagaStatus>(status), ActivityOptions.UntilItSucceeds);
    }

    /// <summary>Shows a saga that cannot go on as stuck, with the reason.</summary>
    public Task ShowFailureAsync(SagaStart start, string reason)
    {
        var last = _shown ?? SagaStatus.Accepted(start, [], Now);
        return ShowAsync(last with
        {
            State = SagaState.Stuck,
            Revision = last.Revision + 1,
            Error = $"Its orchestration failed: {reason}",
            UpdatedAt = Now,
        });
    }

    /// <summary>An activity that failed, by a mistake in it or with its host, may have had its effect.</summary>
    async Task<StepAnswer> AnswerAsync<TCall>(string activity, TCall call)
    {
        try
        {
            var answer = await _context.CallActivityAsync<Recorded<StepAnswer>>(activity, new Recorded<TCall>(call));
            return answer.Value;
        }
        catch (TaskFailedException)
        {
            return StepAnswer.Lost;
        }
    }
}
