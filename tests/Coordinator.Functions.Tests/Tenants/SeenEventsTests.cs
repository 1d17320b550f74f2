using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Subscriptions;
using Coordinator.Functions.Tenants;
using Coordinator.TestKit.Subscriptions;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>What a tenant sees of an event with changes of others in it.</summary>
public sealed class SeenEventsTests
{
    static readonly Tenant Acme = Tenant.TryParse("acme", out var tenant) ? tenant : throw new FormatException();

    static readonly LogEvent Mixed = new DeliveryLog().Append(
        3,
        [
            DeliveryLog.Change("globex-orders/1", "\"secret\""), DeliveryLog.Change("acme-orders/1", "1"),
            DeliveryLog.Change("plain/secret", "2"),
        ],
        [new PublishedMessage("globex-news", "\"secret\""), new PublishedMessage("acme-news", "3")]);

    [Fact]
    public void An_event_whose_places_are_kept_tells_what_stands_in_those_of_others()
    {
        var seen = Mixed.WithPlacesKept(Acme);
        seen.Changes.Select(change => $"{change.Item} {change.Version} {change.Value}").ShouldBe(
            ["operator/operator 0 ", "orders/1 1 1", "operator/operator 0 "]);
        seen.Messages.ShouldBe([new PublishedMessage("operator", "null"), new PublishedMessage("news", "3")]);
        seen.Transaction.Value.ShouldBe("operator");
    }

    [Fact]
    public void An_event_s_own_part_has_something_of_others_in_it()
    {
        var seen = Mixed.OwnedBy(Acme).ShouldNotBeNull();
        seen.Changes.ShouldHaveSingleItem().Item.ToString().ShouldBe("orders/1");
        seen.Messages.ShouldHaveSingleItem().Topic.ShouldBe("news");
        Mixed.OwnedBy(Tenant.None).ShouldBeSameAs(Mixed);
        Mixed.WithPlacesKept(Tenant.None).ShouldBeSameAs(Mixed);
    }

    [Fact]
    public void A_delivery_picks_by_the_places_of_the_part_instead_of_the_whole()
    {
        var delivery = new Delivery
        {
            Subscription = "acme-mail",
            Tenant = Acme,
            Target = new QueueTarget("acme-mail"),
            Event = Mixed,
        };
        var changes = DeliveryText.Of((delivery with { Changes = [1] }).SeenBy(Acme));
        changes.ShouldContain("""[{"item":"orders/1","version":1,"value":1}]""");
        DeliveryText.Of((delivery with { Message = 1 }).SeenBy(Acme)).ShouldContain("""
            "topic":"news","value":3
            """);
        // Picked wrongly, it would be found out, and tell nothing.
        DeliveryText.Of((delivery with { Changes = [0, 2] }).SeenBy(Acme)).ShouldNotContain("secret");
    }
}
