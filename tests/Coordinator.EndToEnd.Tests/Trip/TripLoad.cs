using System.Collections.Concurrent;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Sagas;
using Coordinator.Local.Demo.Trip;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>Clients that book trips one after the other, whatever happens to the host, and remember how each ended.
/// </summary>
sealed class TripLoad
{
    const int TooLate = 409;

    /// <summary>How many trips of one client are under way before it waits for the end of the first.</summary>
    const int OpenMax = 10;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    readonly TripPlans _plans;
    readonly ConcurrentBag<TripOutcome> _ended = [];
    readonly Task[] _clients;
    volatile bool _isEnding;

    public TripLoad(TripPlans plans, IEnumerable<SagaClient> clients)
    {
        _plans = plans;
        _clients = [.. clients.Select(RunAsync)];
    }

    /// <summary>How many trips have ended so far.</summary>
    public int Ended => _ended.Count;

    /// <summary>Starts no more trips, and sees the end of those that are under way.</summary>
    public async Task<IReadOnlyCollection<TripOutcome>> EndAsync()
    {
        _isEnding = true;
        await Task.WhenAll(_clients);
        return _ended;
    }

    async Task RunAsync(SagaClient client)
    {
        await Task.Yield();
        var open = new Queue<TripPlan>();
        while (!_isEnding)
        {
            var plan = _plans.Next();
            await BeginAsync(client, plan);
            open.Enqueue(plan);
            if (open.Count >= OpenMax)
                await SeeEndAsync(client, open.Dequeue());
        }

        while (open.TryDequeue(out var plan))
            await SeeEndAsync(client, plan);
    }

    static async Task BeginAsync(SagaClient client, TripPlan plan)
    {
        var start = new SagaStartBody
        {
            Definition = TripSagas.Definition,
            Id = plan.Trip,
            Input = WireJson.ToElement(plan.Input),
        };
        await InsistAsync(() => client.StartAsync(start));
        if (plan.IsCancelled)
            await InsistAsync(() => client.CancelAsync(plan.Trip), TooLate);
        else
            await InsistAsync(() => ApproveAsync(client, plan.Trip), TooLate);
    }

    /// <summary>Remembers the state that a saga ends in, or is in when it is given up.</summary>
    async Task SeeEndAsync(SagaClient client, TripPlan plan)
    {
        var since = TimeProvider.System.GetTimestamp();
        var saga = (await InsistAsync(() => client.GetAsync(plan.Trip))).Required;
        while (!SagaStates.IsFinal(saga.State) && TimeProvider.System.GetElapsedTime(since) < Patience)
        {
            await Task.Delay(BetweenLooks, TimeProvider.System);
            saga = (await InsistAsync(() => client.GetAsync(plan.Trip))).Required;
        }

        _ended.Add(new TripOutcome(plan.Trip, plan.Input.Who, saga.State));
    }

    static Task<Reply<SagaAcceptedBody>> ApproveAsync(SagaClient client, string trip) =>
        client.RaiseEventAsync(trip, "approved", idempotencyKey: $"{trip}/approval");

    /// <summary>Repeats a request until it is answered; a host that is gone, starts or has no storage does not count.
    /// </summary>
    static async Task<Reply<T>> InsistAsync<T>(Func<Task<Reply<T>>> send, int? alsoFine = null)
        where T : class
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var reply = await TrySendAsync(send);
            if (reply is { Status: < 500 and not 429 })
            {
                return reply.IsSuccess || reply.Status == alsoFine
                    ? reply
                    : throw new CoordinatorException(reply.Status, reply.Problem);
            }

            if (TimeProvider.System.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"No answer for {Patience}; the last one was {reply?.Status}.");
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }
    }

    static async Task<Reply<T>?> TrySendAsync<T>(Func<Task<Reply<T>>> send)
        where T : class
    {
        try
        {
            return await send();
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or TaskCanceledException)
        {
            return null;
        }
    }
}
