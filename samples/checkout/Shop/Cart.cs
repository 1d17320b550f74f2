namespace Coordinator.Samples.Checkout;

/// <summary>What a customer means to buy.</summary>
/// <param name="Lines">Each good once.</param>
public sealed record Cart(IReadOnlyList<CartLine> Lines)
{
    /// <summary>A cart with nothing in it.</summary>
    public static Cart Empty { get; } = new([]);

    /// <summary>In cents.</summary>
    public int Total => Lines.Sum(line => line.Price * line.Quantity);

    /// <summary>The cart with another number of a good; 0 takes it out.</summary>
    /// <param name="line">The good, how many, and its price.</param>
    public Cart With(CartLine line) =>
        new([.. Lines.Where(other => other.Sku != line.Sku), .. line.Quantity > 0 ? [line] : Array.Empty<CartLine>()]);
}
