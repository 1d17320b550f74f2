namespace Coordinator.Samples.Checkout;

/// <summary>There is nothing to check out, and no order of this key.</summary>
/// <param name="customer">Whose cart it is.</param>
public sealed class EmptyCartException(string customer)
    : InvalidOperationException($"The cart of {customer} is empty: put something in it first.");
