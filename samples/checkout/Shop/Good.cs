namespace Coordinator.Samples.Checkout;

/// <summary>Something to sell.</summary>
/// <param name="Sku">What it is called in the stock.</param>
/// <param name="Price">In cents.</param>
/// <param name="Available">How many there are.</param>
/// <param name="Warehouse">Where.</param>
public sealed record Good(string Sku, int Price, int Available, string Warehouse);
