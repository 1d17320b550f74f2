using System.Collections.Concurrent;
using Coordinator.Contracts.Sagas;
using Coordinator.Local.Demo.Trip;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>Clients that book trips one after the other, whatever happens to the host, and remember how each ended.
/// </summary>
sealed class TripLoad
{
    /// <summary>How many trips of one client are under way before it waits for the end of the first.</summary>
    const int OpenMax = 10;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly TripPlans _plans;
    readonly ConcurrentBag<TripOutcome> _ended = [];
    readonly Task[] _clients;
    volatile bool _isEnding;

    public TripLoad(TripPlans plans, IEnumerable<TripSagas> clients)
    {
        _plans = plans;
        _clients = [.. clients.Select(RunAsync)];
    }

    /// <summary>When the trips ended, by their sagas; those that did.</summary>
    public ConcurrentBag<DateTimeOffset> EndTimes { get; } = [];

    /// <summary>Starts no more trips, and sees the end of those that are under way.</summary>
    public async Task<IReadOnlyCollection<TripOutcome>> EndAsync()
    {
        _isEnding = true;
        await Task.WhenAll(_clients);
        return _ended;
    }

    async Task RunAsync(TripSagas sagas)
    {
        await Task.Yield();
        var open = new Queue<TripPlan>();
        while (!_isEnding)
        {
            var plan = _plans.Next();
            await BeginAsync(sagas, plan);
            open.Enqueue(plan);
            if (open.Count >= OpenMax)
                await SeeEndAsync(sagas, open.Dequeue());
        }

        while (open.TryDequeue(out var plan))
            await SeeEndAsync(sagas, plan);
    }

    static async Task BeginAsync(TripSagas sagas, TripPlan plan)
    {
        await sagas.StartAsync(plan.Trip, plan.Input, CancellationToken.None);
        _ = plan.IsCancelled
            ? await sagas.CancelAsync(plan.Trip, CancellationToken.None)
            : await sagas.ApproveAsync(plan.Trip, CancellationToken.None);
    }

    /// <summary>Remembers the state that a saga ends in, or is in when it is given up.</summary>
    async Task SeeEndAsync(TripSagas sagas, TripPlan plan)
    {
        var saga = await sagas.WaitAsync(
            plan.Trip, saga => SagaStates.IsFinal(saga.State), Patience, CancellationToken.None);
        if (saga.EndedAt is { } time)
            EndTimes.Add(time);
        _ended.Add(new TripOutcome(plan.Trip, plan.Input.Who, saga.State));
    }
}
