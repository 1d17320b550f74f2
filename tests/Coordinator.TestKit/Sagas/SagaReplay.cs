using System.Text.Json;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Calls;
using Coordinator.TestKit.Durable;

namespace Coordinator.TestKit.Sagas;

/// <summary>One life of a saga's code.</summary>
/// <param name="issued">What earlier lives asked for.</param>
/// <param name="startedAt">When the saga was started.</param>
public sealed class SagaReplay(List<EffectCall> issued, DateTimeOffset startedAt)
    : ReplaySession<SagaStatus>(issued, startedAt, JsonSerializerOptions.Default), ISagaEffects
{
    readonly Queue<SagaSignal> _signals = new();
    TaskCompletionSource<SagaSignal>? _signalWaiter;
    int _fractions;

    // Fixed by the number of the question, as the ids of a durable engine are.
    public double NextFraction() => new Random(_fractions++).NextDouble();

    public Task<StepAnswer> CallAsync(HttpCall call) => Ask<StepAnswer>(EffectKinds.Call, call.Key, call).Result;

    public Task<StepAnswer> TransactAsync(TransactionCall call) =>
        Ask<StepAnswer>(EffectKinds.Transact, call.Key, call).Result;

    public Task<StepAnswer> PublishAsync(PublishCall call) =>
        Ask<StepAnswer>(EffectKinds.Publish, call.Key, call).Result;

    public Task<CloseAnswer> CloseAsync(string key) => Ask<CloseAnswer>(EffectKinds.Close, key, key).Result;

    public Task ShowAsync(SagaStatus status) => Ask<bool>(EffectKinds.Show, "", status).Result;

    public Task<bool> DelayAsync(TimeSpan delay, CancellationToken stop)
    {
        var (result, complete) = Ask<bool>(EffectKinds.Delay, "", delay);
        stop.Register(() => complete("false"));
        return result;
    }

    public Task<SagaSignal> NextSignalAsync()
    {
        if (_signalWaiter is { Task.IsCompleted: false })
            throw new InvalidOperationException("at most one call for the next signal is open");
        _signalWaiter = new TaskCompletionSource<SagaSignal>();
        if (_signals.TryDequeue(out var signal))
            _signalWaiter.SetResult(signal);
        return _signalWaiter.Task;
    }

    protected override void Signal(string json)
    {
        var signal = JsonSerializer.Deserialize<SagaSignal>(json)!;
        if (_signalWaiter is { Task.IsCompleted: false } waiter)
            waiter.SetResult(signal);
        else
            _signals.Enqueue(signal);
    }
}
