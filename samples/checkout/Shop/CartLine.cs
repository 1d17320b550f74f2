namespace Coordinator.Samples.Checkout;

/// <summary>A good in a cart.</summary>
/// <param name="Sku">The good.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">Of one, in cents, when it was put there: the customer pays what was shown.</param>
public sealed record CartLine(string Sku, int Quantity, int Price);
