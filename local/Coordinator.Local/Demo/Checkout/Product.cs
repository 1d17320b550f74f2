namespace Coordinator.Local.Demo.Checkout;

/// <summary>A good on sale.</summary>
/// <param name="Sku">Its name.</param>
/// <param name="Price">In cents.</param>
/// <param name="Available">How many there are at the start.</param>
/// <param name="Warehouse">Where they are.</param>
public sealed record Product(string Sku, long Price, long Available, string Warehouse);
