using System.Text.Json;
using Coordinator.Contracts;

namespace Coordinator.Local.Demo.Checkout;

/// <summary>
/// What the views of <c>views.json</c> must show, worked out from the items themselves: rows by view and key.
/// </summary>
public static class CheckoutViews
{
    /// <summary>What is left in each warehouse.</summary>
    public const string StockByWarehouse = "checkout-stock-by-warehouse";

    /// <summary>Paid orders of each customer.</summary>
    public const string OrdersByCustomer = "checkout-orders-by-customer";

    /// <summary>Paid orders of each day.</summary>
    public const string RevenueByDay = "checkout-revenue-by-day";

    /// <summary>Works it out.</summary>
    /// <param name="sample">The input.</param>
    /// <param name="state">What the API shows after the run.</param>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Of(
        CheckoutSample sample, CheckoutState state)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(state);
        return new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>(StringComparer.Ordinal)
        {
            [StockByWarehouse] = Rows(
                sample.Stock.Select(product => (product.Warehouse, state.Available[product.Sku])),
                left => new { goods = left.Count, units = left.Sum(), fewest = left.Min() }),
            [OrdersByCustomer] = Rows(
                state.Paid.Select(row => (row.Value.Customer, (Order: row.Value, At: state.CommitTimes[row.Key]))),
                rows => new
                {
                    orders = rows.Count,
                    total = rows.Sum(row => row.Order.Total),
                    last = rows.MaxBy(row => row.At, StringComparer.Ordinal).Order.Id,
                }),
            [RevenueByDay] = Rows(
                state.Paid.Values.Select(order => (order.Day, order.Total)),
                totals => new { orders = totals.Count, revenue = totals.Sum(), largest = totals.Max() }),
        };
    }

    static Dictionary<string, JsonElement> Rows<T, TRow>(
        IEnumerable<(string Key, T Member)> members, Func<List<T>, TRow> sum) =>
        members.GroupBy(one => one.Key, one => one.Member, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => WireJson.ToElement(sum([.. group])), StringComparer.Ordinal);
}
