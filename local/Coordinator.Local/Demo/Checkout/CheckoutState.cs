using Coordinator.Client;
using Coordinator.Contracts.Items;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>What the API shows of the shop: stock, balances and the rows of orders that were paid.</summary>
/// <param name="Available">What is left, by good.</param>
/// <param name="Balances">What is left, by customer; in cents.</param>
/// <param name="Paid">The rows of orders, by item name.</param>
/// <param name="CommitTimes">When these were written: texts in the order of time.</param>
public sealed record CheckoutState(
    IReadOnlyDictionary<string, long> Available,
    IReadOnlyDictionary<string, long> Balances,
    IReadOnlyDictionary<string, Order> Paid,
    IReadOnlyDictionary<string, string> CommitTimes)
{
    const int ItemsARead = 100;

    /// <summary>
    /// Reads it, up to 100 items as of one moment each; patiently, as orders may still be being finished.
    /// </summary>
    /// <exception cref="CoordinatorException">The API refuses a read.</exception>
    public static async Task<CheckoutState> ReadAsync(
        CoordinatorClient client, PatientApi api, CheckoutSample sample, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(sample);
        var stock = await ReadAsync(client, api, sample.Stock.Select(CheckoutItems.Of), stop);
        var customers = await ReadAsync(client, api, sample.Customers.Select(CheckoutItems.Of), stop);
        var orders = await ReadAsync(client, api, sample.Orders.Select(CheckoutItems.Of).Distinct(), stop);
        return new CheckoutState(
            sample.Stock.ToDictionary(p => p.Sku, p => Number(stock, CheckoutItems.Of(p), "available")),
            sample.Customers.ToDictionary(c => c.Name, c => Number(customers, CheckoutItems.Of(c), "balance")),
            orders.ToDictionary(row => row.Key, row => CheckoutItems.ToOrder(row.Value.Value!.Value)),
            orders.ToDictionary(row => row.Key, row => row.Value.CommitTime!));
    }

    static async Task<Dictionary<string, ItemBody>> ReadAsync(
        CoordinatorClient client, PatientApi api, IEnumerable<string> items, CancellationToken stop)
    {
        var found = new List<ItemBody>();
        foreach (var chunk in items.Chunk(ItemsARead))
        {
            var reply = await api.AskAsync(() => client.Items.ReadAsync(chunk, cancellation: stop), stop);
            found.AddRange(reply.Required.Items);
        }

        return found.Where(item => item.Version > 0).ToDictionary(item => item.Item);
    }

    static long Number(Dictionary<string, ItemBody> items, string item, string member) =>
        items.TryGetValue(item, out var found)
            ? found.Value!.Value.GetProperty(member).GetInt64()
            : throw new LauncherException($"{item} has vanished. Was it deleted? Use a fresh folder: --data DIR.");
}
