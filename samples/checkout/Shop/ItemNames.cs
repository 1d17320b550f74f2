namespace Coordinator.Samples.Checkout;

/// <summary>
/// Names of items. What stands in braces is a hash tag: a customer's cart and orders live in the slot of the balance
/// that pays for them.
/// </summary>
static class ItemNames
{
    public static string Good(string sku) => $"checkout-stock/{sku}";

    public static string Customer(string name) => $"checkout-customers/{{{name}}}";

    public static string Cart(string customer) => $"checkout-carts/{{{customer}}}";

    public static string Order(string customer, string id) => $"checkout-orders/{{{customer}}}{id}";
}
