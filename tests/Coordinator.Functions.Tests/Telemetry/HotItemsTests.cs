using Coordinator.Functions.Telemetry.Runs;
using Coordinator.Functions.Tests.Access;
using Shouldly;

namespace Coordinator.Functions.Tests.Telemetry;

public sealed class HotItemsTests
{
    readonly SteppedTime _time = new();
    readonly HotItems _items;

    public HotItemsTests() => _items = new HotItems(_time);

    [Fact]
    public void A_hot_item_drowns_among_items_that_were_met_once()
    {
        for (var n = 0; n < 5_000; n++)
        {
            _items.Add($"cold/{n}");
            if (n % 20 == 0)
                _items.Add("accounts/hot");
        }

        var top = _items.Top();
        top[0].Item.ShouldBe("accounts/hot");
        top[0].Conflicts.ShouldBeInRange(250, 250 + (5_250 / HotItems.Capacity));
        top.Count.ShouldBe(HotItems.ShownMax);
    }

    [Fact]
    public void What_was_hot_an_hour_ago_still_leads()
    {
        for (var n = 0; n < 1_000; n++)
            _items.Add("accounts/past");
        _time.Advance(HotItems.HalfLife * 12);
        _items.Top().ShouldBeEmpty();
        _items.Add("accounts/now");
        _items.Top().ShouldHaveSingleItem().Item.ShouldBe("accounts/now");
    }

    [Fact]
    public void A_count_does_not_fade()
    {
        for (var n = 0; n < 8; n++)
            _items.Add("accounts/hot");
        _time.Advance(HotItems.HalfLife);
        _items.Top().ShouldHaveSingleItem().Conflicts.ShouldBe(4);
    }
}
