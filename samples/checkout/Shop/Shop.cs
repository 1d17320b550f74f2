using Coordinator.Client;

namespace Coordinator.Samples.Checkout;

/// <summary>What the shop does, each in one transaction.</summary>
/// <param name="client">Where everything is kept.</param>
/// <param name="time">The clock, for the day of an order.</param>
public sealed class Shop(CoordinatorClient client, TimeProvider time)
{
    /// <summary>The topic of messages about orders that are paid: the outbox.</summary>
    public const string Outbox = "checkout-orders";

    const string OrdersByCustomer = "checkout-orders-by-customer";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A customer's cart.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Cart> GetCartAsync(string customer, CancellationToken cancellation) =>
        (await client.FindAsync<Cart>(ItemNames.Cart(customer), cancellation: cancellation))?.Value ?? Cart.Empty;

    /// <summary>Puts a good into a cart, at today's price, or changes how many.</summary>
    /// <param name="customer">Whose cart.</param>
    /// <param name="sku">The good.</param>
    /// <param name="quantity">How many; 0 takes it out.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The cart; null when there is no such good, or no such customer.</returns>
    public Task<Cart?> PutInCartAsync(string customer, string sku, int quantity, CancellationToken cancellation) =>
        client.RunAsync(
            async tx =>
            {
                var (item, good, name) = (ItemNames.Cart(customer), ItemNames.Good(sku), ItemNames.Customer(customer));
                await tx.LoadAsync([item, good, name], cancellation);
                var found = await tx.FindAsync<Good>(good, cancellation);
                if (found is null || await tx.FindAsync<Customer>(name, cancellation) is null)
                    return null;
                var cart = await tx.FindAsync<Cart>(item, cancellation) ?? Cart.Empty;
                cart = cart.With(new CartLine(sku, quantity, found.Price));
                tx.Put(item, cart);
                return cart;
            },
            cancellation: cancellation);

    /// <summary>
    /// Buys what is in a cart: stock, balance, order, cart and the message to those who send it out, all or nothing.
    /// The same key again gives the same order. Stock and balance are not read: many customers buy the same good at a
    /// time, and adding is in nobody's way.
    /// </summary>
    /// <param name="customer">Who buys.</param>
    /// <param name="key">The customer's key, which becomes the order's id.</param>
    /// <param name="cancellation">Gives up; the order may be placed all the same, and its key tells.</param>
    /// <exception cref="EmptyCartException">There is nothing to buy, and no order of this key.</exception>
    /// <exception cref="TransactionAbortedException">Something is sold out, or the balance is too low.</exception>
    public Task<Order> CheckOutAsync(string customer, string key, CancellationToken cancellation) => client.RunAsync(
        async tx =>
        {
            var (row, item) = (ItemNames.Order(customer, key), ItemNames.Cart(customer));
            await tx.LoadAsync([row, item], cancellation);
            if (await tx.FindAsync<Order>(row, cancellation) is { } placed)
                return placed;
            if (await tx.FindAsync<Cart>(item, cancellation) is not { Lines.Count: > 0 } cart)
                throw new EmptyCartException(customer);
            var order = new Order(key, customer, Today, cart.Lines, cart.Total);
            tx.Put(row, order);
            tx.Delete(item);
            tx.Add(ItemNames.Customer(customer), "/balance", -order.Total, min: 0);
            foreach (var line in order.Lines)
                tx.Add(ItemNames.Good(line.Sku), "/available", -line.Quantity, min: 0);
            tx.Publish(Outbox, order);
            return order;
        },
        cancellation: cancellation);

    /// <summary>An order; null when there is none.</summary>
    /// <param name="customer">Who placed it.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Order?> FindOrderAsync(string customer, string id, CancellationToken cancellation) =>
        (await client.FindAsync<Order>(ItemNames.Order(customer, id), cancellation: cancellation))?.Value;

    /// <summary>A good; null when there is none.</summary>
    /// <param name="sku">What it is called.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Good?> FindGoodAsync(string sku, CancellationToken cancellation) =>
        (await client.FindAsync<Good>(ItemNames.Good(sku), cancellation: cancellation))?.Value;

    /// <summary>What a customer has bought, what this host has just sold included.</summary>
    /// <param name="customer">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<CustomerTotals> GetTotalsAsync(string customer, CancellationToken cancellation)
    {
        var row = await client.Views.FindAsync<CustomerTotals>(
            OrdersByCustomer, customer, ViewReadOptions.OwnWrites(Patience), cancellation);
        return row?.Value ?? new CustomerTotals(0, 0, Last: null);
    }

    DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
