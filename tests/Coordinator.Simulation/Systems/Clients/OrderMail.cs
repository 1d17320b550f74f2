using System.Text.Json;
using Coordinator.Simulation.Systems.Http;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>
/// A subscription of the orders to a queue. Every order that was committed is delivered at least once, always under the
/// same id, and in the order of its slot; nothing else is.
/// </summary>
sealed class OrderMail(SystemWorld world)
{
    const string Target = "/api/subscriptions/mail";
    const string Queue = "mail";

    // It never gives up: what is put aside has no place in the order.
    const string Definition =
        $$$"""
        {"source":"orders","target":{"queue":"{{{Queue}}}"},
         "retry":{"attempts":100,"firstMs":200,"factor":2,"maxMs":5000}}
        """;

    /// <summary>Subscribes.</summary>
    public async Task PrepareAsync(SystemClient client)
    {
        var reply = await client.InsistAsync(new HttpAsk("PUT", Target, Definition));
        if (!reply.IsGood)
            throw world.Failure($"PUT {Target} was answered {reply}");
    }

    /// <summary>Whether the server says that nothing is left to deliver.</summary>
    public async Task<bool> HasEndedAsync(SystemClient client)
    {
        var reply = await client.InsistAsync(new HttpAsk("GET", Target));
        if (reply.Status != 200)
            throw world.Failure($"GET {Target} was answered {reply}");
        return reply.Json().GetProperty("lag").GetInt64() == 0;
    }

    /// <summary>Throws unless what was delivered is what was ordered.</summary>
    /// <param name="orders">The items of all orders that were committed.</param>
    public void RequireKept(IReadOnlyCollection<string> orders)
    {
        var first = Deliveries().DistinctBy(delivery => delivery.Id).ToList();
        var items = first.SelectMany(delivery => delivery.Items).ToList();
        var twice = items.GroupBy(item => item, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw world.Failure($"{twice.Key} was delivered under {twice.Count()} ids");
        if (!items.ToHashSet(StringComparer.Ordinal).SetEquals(orders))
        {
            throw world.Failure(
                $"not delivered: {string.Join(' ', orders.Except(items, StringComparer.Ordinal))}; "
                + $"not ordered: {string.Join(' ', items.Except(orders, StringComparer.Ordinal))} (at least once)");
        }

        foreach (var slot in first.GroupBy(delivery => delivery.Slot))
            RequireOrder(slot.Key, [.. slot.Select(delivery => delivery.Sequence)]);
    }

    void RequireOrder(int slot, List<long> sequences)
    {
        if (!sequences.Order().SequenceEqual(sequences))
            throw world.Failure($"slot {slot} was delivered in the order {string.Join(' ', sequences)}");
    }

    IEnumerable<Mail> Deliveries() => world.Delivered
        .Where(delivery => delivery.Queue == Queue).Select(delivery => MailOf(delivery.Message));

    static Mail MailOf(string message)
    {
        using var document = JsonDocument.Parse(message);
        var mail = document.RootElement;
        return new Mail(
            mail.GetProperty("id").GetString()!,
            mail.GetProperty("slot").GetInt32(),
            mail.GetProperty("sequence").GetInt64(),
            [.. mail.GetProperty("changes").EnumerateArray()
                .Select(change => change.GetProperty("item").GetString()!)]);
    }

    /// <summary>What a message says.</summary>
    sealed record Mail(string Id, int Slot, long Sequence, string[] Items);
}
