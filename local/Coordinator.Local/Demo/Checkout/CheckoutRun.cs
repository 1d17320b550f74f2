using System.Collections.Concurrent;
using Coordinator.Client;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>Sends the sample through the HTTP API with a bounded number of requests under way.</summary>
/// <param name="client">The API.</param>
/// <param name="concurrency">How many at once.</param>
/// <param name="time">The clock for time limits and latencies.</param>
public sealed class CheckoutRun(CoordinatorClient client, int concurrency, TimeProvider time)
{
    const int PreconditionFailed = 412;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Puts the stock and the customers in place, as far as they are not there from an earlier run.</summary>
    /// <exception cref="CoordinatorException">The API refuses one of them.</exception>
    public Task LoadAsync(CheckoutSample sample, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var items = sample.Stock.Select(product => (CheckoutItems.Of(product), (object)product))
            .Concat(sample.Customers.Select(customer => (CheckoutItems.Of(customer), (object)customer)));
        return Parallel.ForEachAsync(items, Bounded(stop), async (item, cancellation) =>
        {
            var (name, value) = item;
            var reply = await client.Items.PutAsync(
                name, CheckoutItems.ToJson(value), Precondition.Missing, cancellation: cancellation);
            if (!reply.IsSuccess && reply.Status != PreconditionFailed)
                throw new CoordinatorException(reply.Status, reply.Problem);
        });
    }

    /// <summary>Places all orders.</summary>
    /// <param name="orders">The requests; they start in this order.</param>
    /// <param name="answered">Called after each answer, from several threads.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>One answer a request, in no particular order.</returns>
    public async Task<IReadOnlyCollection<OrderAnswer>> PlaceAsync(
        IReadOnlyList<Order> orders, Action<OrderAnswer> answered, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(answered);
        var answers = new ConcurrentBag<OrderAnswer>();
        await Parallel.ForEachAsync(orders, Bounded(stop), async (order, cancellation) =>
        {
            var start = time.GetTimestamp();
            var reply = await client.Transactions.RunToEndAsync(
                CheckoutItems.ToTransaction(order), Patience, cancellation);
            var answer = OrderAnswer.From(order, reply, time.GetElapsedTime(start));
            answers.Add(answer);
            answered(answer);
        });
        return answers;
    }

    ParallelOptions Bounded(CancellationToken stop) =>
        new() { MaxDegreeOfParallelism = concurrency, CancellationToken = stop };
}
