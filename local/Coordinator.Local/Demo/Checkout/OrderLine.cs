namespace Coordinator.Local.Demo.Checkout;

/// <summary>A part of an order.</summary>
/// <param name="Sku">The good.</param>
/// <param name="Quantity">How many.</param>
public sealed record OrderLine(string Sku, long Quantity);
