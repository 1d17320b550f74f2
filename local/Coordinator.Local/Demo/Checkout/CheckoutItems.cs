using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>The sample's items, and an order as a transaction over them.</summary>
static class CheckoutItems
{
    // The braces are a hash tag: a customer's orders live in the slot of the balance that pays for them.
    /// <summary>The item with a customer's balance.</summary>
    public static string Of(Customer customer) => CustomerItem(customer.Name);

    /// <summary>The item with a good's stock.</summary>
    public static string Of(Product product) => StockItem(product.Sku);

    /// <summary>The order's row: there when the order is paid.</summary>
    public static string Of(Order order) => $"checkout-orders/{{{order.Customer}}}{order.Id}";

    /// <summary>
    /// The transaction's id. It carries the sample's name, because ids are shared by all users of a deployment.
    /// </summary>
    public static string TransactionId(Order order) => $"checkout-{order.Id}";

    /// <summary>
    /// An order: its row must be new, the customer must be able to pay, and each good must be there in that number.
    /// </summary>
    public static TransactionBody ToTransaction(Order order) => new()
    {
        Id = TransactionId(order),
        Operations =
        [
            OperationBody.Put(Of(order), ToJson(order), new ConditionBody { Exists = false }),
            OperationBody.Add(CustomerItem(order.Customer), "/balance", -order.Total, min: 0),
            .. order.Lines.Select(line => OperationBody.Add(StockItem(line.Sku), "/available", -line.Quantity, min: 0)),
        ],
        TimeoutMs = 30_000,
    };

    /// <summary>Any value as the wire writes it.</summary>
    public static JsonElement ToJson<T>(T value) => JsonSerializer.SerializeToElement(value, WireJson.Options);

    /// <summary>Reads an order's row.</summary>
    public static Order ToOrder(JsonElement row) => row.Deserialize<Order>(WireJson.Options)!;

    static string CustomerItem(string name) => $"checkout-customers/{{{name}}}";

    static string StockItem(string sku) => $"checkout-stock/{sku}";
}
