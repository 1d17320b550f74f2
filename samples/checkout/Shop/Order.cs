namespace Coordinator.Samples.Checkout;

/// <summary>An order that is paid.</summary>
/// <param name="Id">The key under which the customer placed it.</param>
/// <param name="Customer">Who pays.</param>
/// <param name="Day">The day it was placed.</param>
/// <param name="Lines">What was bought.</param>
/// <param name="Total">In cents.</param>
public sealed record Order(string Id, string Customer, DateOnly Day, IReadOnlyList<CartLine> Lines, int Total);
