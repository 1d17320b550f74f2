namespace Coordinator.Local.Demo.Checkout;

/// <summary>A request to place an order.</summary>
/// <param name="Id">The order's id, and the transaction's.</param>
/// <param name="Customer">Who pays.</param>
/// <param name="Day">When it is placed: <c>2026-03-02</c>.</param>
/// <param name="Lines">What is ordered; each good once.</param>
/// <param name="Total">What it costs, in cents.</param>
public sealed record Order(string Id, string Customer, string Day, IReadOnlyList<OrderLine> Lines, long Total)
{
    /// <summary>Whether the other asks for the very same.</summary>
    public bool HasSameBodyAs(Order other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Customer == other.Customer && Day == other.Day && Total == other.Total
            && Lines.SequenceEqual(other.Lines);
    }
}
