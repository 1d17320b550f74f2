using System.Text;
using Coordinator.Core.Views.Definitions;
using Coordinator.Local.Demo.Checkout;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Launcher;

/// <summary>The sample is what its README says; else the demo would prove less than it claims.</summary>
public sealed class CheckoutSampleTests
{
    readonly CheckoutSample _sample = CheckoutSample.Load();

    [Fact]
    public void The_sample_is_smaller_than_it_claims()
    {
        _sample.Orders.Count.ShouldBe(_sample.Sums.Requests);
        _sample.Sums.Requests.ShouldBeGreaterThanOrEqualTo(1_000);
        _sample.Orders.Select(o => o.Id).Distinct().Count().ShouldBe(_sample.Sums.Orders);
        _sample.Customers.Sum(c => c.Balance).ShouldBe(_sample.Sums.Money);
        _sample.Stock.Sum(p => p.Available).ShouldBe(_sample.Sums.Units);
    }

    [Fact]
    public void No_id_is_used_twice()
    {
        var again = _sample.Orders.GroupBy(o => o.Id)
            .SelectMany(same => same.Skip(1).Select(later => later.HasSameBodyAs(same.First()))).ToArray();
        again.Count(isSame => isSame).ShouldBe(_sample.Sums.Repeats);
        again.Count(isSame => !isSame).ShouldBe(_sample.Sums.Mismatches);
    }

    [Fact]
    public void Every_order_could_succeed()
    {
        var balances = _sample.Customers.ToDictionary(c => c.Name, c => c.Balance);
        var stock = _sample.Stock.ToDictionary(p => p.Sku, p => p.Available);
        var orders = _sample.Orders.DistinctBy(o => o.Id).ToArray();
        orders.Count(o => o.Total > balances[o.Customer]).ShouldBe(_sample.Sums.NeverEnoughMoney);
        orders.Count(o => o.Lines.Any(l => l.Quantity > stock[l.Sku])).ShouldBe(_sample.Sums.NeverEnoughStock);
    }

    [Fact]
    public void An_orders_total_is_not_the_sum_of_its_lines()
    {
        var prices = _sample.Stock.ToDictionary(p => p.Sku, p => p.Price);
        _sample.Orders.Where(o => o.Total != o.Lines.Sum(l => prices[l.Sku] * l.Quantity)).ShouldBeEmpty();
    }

    [Fact]
    public void A_view_of_the_sample_is_refused_or_is_not_checked()
    {
        string[] known =
            [CheckoutViews.StockByWarehouse, CheckoutViews.OrdersByCustomer, CheckoutViews.RevenueByDay];
        _sample.Views.Keys.ShouldBe(known, ignoreOrder: true);
        foreach (var (view, definition) in _sample.Views)
        {
            var read = ViewDefinitionReader.Read(view, Encoding.UTF8.GetBytes(definition.GetRawText()));
            read.Errors.ShouldBeEmpty(view);
        }
    }

    [Fact]
    public void A_view_of_the_sample_has_one_row_only()
    {
        _sample.Stock.Select(product => product.Warehouse).Distinct().Count().ShouldBe(4);
        _sample.Orders.Select(order => order.Day).Distinct().Count().ShouldBe(12);
    }
}
