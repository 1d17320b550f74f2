using System.Globalization;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Systems.Http;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>
/// Clients order from a stock: the order and what it takes are one transaction. A view sums the orders of each
/// customer; a client that asks for at least its own last order never sees less than that. A subscription delivers the
/// orders to a queue.
/// </summary>
sealed class CheckoutOverHttp(SystemWorld world) : IClientWorkload
{
    const int Goods = 4;
    const long StockOfEach = 60;
    const string View = "orders-by-customer";
    const string Definition =
        """
        {"source":"orders","key":["/customer"],
         "aggregates":{"orders":{"count":true},"units":{"sum":"/units"},"largest":{"max":"/units"}}}
        """;

    readonly OrderMail _mail = new(world);
    readonly SortedDictionary<string, Order> _orders = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task PrepareAsync(SystemClient client)
    {
        foreach (var good in Enumerable.Range(0, Goods))
            await PutAsync(client, $"/api/items/stock/{good}", $$"""{"available":{{StockOfEach}}}""");
        await PutAsync(client, $"/api/views/definitions/{View}", Definition);
        await _mail.PrepareAsync(client);
    }

    /// <inheritdoc />
    public async Task StepAsync(SystemClient client)
    {
        var customer = $"{client.Sim.Name}.{client.Random.Next(2)}".Replace(' ', '-');
        var order = new Order(
            string.Create(CultureInfo.InvariantCulture, $"o{_orders.Count}"), customer, client.Random.Next(1, 4));
        _orders[order.Id] = order;
        var id = client.Random.Next(3) == 0 ? null : $"{{{order.Id}}}";
        var good = client.Random.Next(Goods);
        var end = await new TransactionCaller(client).RunAsync(
            $$$"""
            {"op":"add","item":"stock/{{{good}}}","path":"/available","by":{{{-order.Units}}},"min":0},
            {"op":"put","item":"orders/{{{order.Id}}}","value":{"customer":"{{{customer}}}","units":{{{order.Units}}}},
             "if":{"exists":false}}
            """,
            id);
        order.Outcome = end.Outcome;
        if (end.Outcome != CommitOutcome.Committed)
            return;
        order.CommitTime = end.Body.GetProperty("commitTime").GetString()!;
        await ReadViewAsync(client, customer);
    }

    /// <inheritdoc />
    public Task<bool> HasEndedAsync(SystemClient client) => _mail.HasEndedAsync(client);

    /// <inheritdoc />
    public async Task RequireKeptAsync(SystemClient client)
    {
        var taken = 0L;
        foreach (var order in _orders.Values)
        {
            var reply = await client.InsistAsync(new HttpAsk("GET", $"/api/items/orders/{order.Id}"));
            order.IsThere = reply.Status == 200;
            if (order.IsThere != (order.Outcome == CommitOutcome.Committed) && order.Outcome != CommitOutcome.InDoubt)
                throw world.Failure($"the order {order.Id} was {order.Outcome}, and now is {reply} (ATOM)");
            taken += order.IsThere ? order.Units : 0;
        }

        var left = 0L;
        foreach (var good in Enumerable.Range(0, Goods))
        {
            var reply = await client.InsistAsync(new HttpAsk("GET", $"/api/items/stock/{good}"));
            left += reply.Json().GetProperty("available").GetInt64();
        }

        if (left + taken != Goods * StockOfEach)
            throw world.Failure($"{left} units are left and {taken} are ordered, of {Goods * StockOfEach} (CONS)");
        foreach (var customer in _orders.Values.Select(order => order.Customer).Distinct())
            await RequireSameAsync(client, customer);
        _mail.RequireKept([.. _orders.Values.Where(order => order.IsThere).Select(order => $"orders/{order.Id}")]);
    }

    /// <summary>Only this client orders for the customer, so it knows what it may see.</summary>
    async Task ReadViewAsync(SystemClient client, string customer)
    {
        var mine = _orders.Values.Where(order => order.Customer == customer).ToList();
        // The highest, not the last: hosts whose clocks differ may give a later transaction a lower commit time.
        var after = mine.Select(order => order.CommitTime).Max(StringComparer.Ordinal);
        var reply = await client.AskAsync(
            new HttpAsk("GET", $"/api/views/{View}/{customer}?after={after}&waitMs=2000"));
        if (reply.IsNone || reply.IsUnavailable)
            return;
        var least = mine.Where(order => order.Outcome == CommitOutcome.Committed).Sum(order => order.Units);
        var most = mine.Where(order => order.Outcome != CommitOutcome.Aborted).Sum(order => order.Units);
        var seen = reply.Status == 200 ? UnitsOf(reply) : 0;
        if (seen < least || seen > most)
            throw world.Failure($"the view shows {seen} units of {customer}, who ordered {least} to {most}: {reply}");
    }

    async Task RequireSameAsync(SystemClient client, string customer)
    {
        var orders = _orders.Values.Where(order => order.Customer == customer && order.IsThere).ToList();
        var reply = await client.InsistAsync(new HttpAsk("GET", $"/api/views/{View}/{customer}"));
        var value = reply.Status == 200 ? reply.Json().GetProperty("value") : default;
        var isSame = orders.Count == 0
            ? reply.Status == 404
            : reply.Status == 200 && value.GetProperty("orders").GetInt32() == orders.Count
                && UnitsOf(reply) == orders.Sum(order => order.Units)
                && value.GetProperty("largest").GetInt64() == orders.Max(order => order.Units);
        if (!isSame)
            throw world.Failure($"{customer} has ordered {string.Join(", ", orders)}, but the view: {reply}");
    }

    static long UnitsOf(HttpReply reply) => reply.Json().GetProperty("value").GetProperty("units").GetInt64();

    static async Task PutAsync(SystemClient client, string target, string json)
    {
        var reply = await client.InsistAsync(new HttpAsk("PUT", target, json));
        if (!reply.IsGood)
            throw client.World.Failure($"PUT {target} was answered {reply}");
    }

    /// <summary>An order and what its client knows of it.</summary>
    sealed record Order(string Id, string Customer, long Units)
    {
        public CommitOutcome Outcome { get; set; } = CommitOutcome.InDoubt;

        /// <summary>When it was committed; empty as long as its client does not know that it was.</summary>
        public string CommitTime { get; set; } = "";

        /// <summary>Whether it is there in the end.</summary>
        public bool IsThere { get; set; }
    }
}
