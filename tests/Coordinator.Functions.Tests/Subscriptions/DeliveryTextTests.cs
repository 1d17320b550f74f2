using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Functions.Subscriptions;
using Shouldly;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>What a target is sent.</summary>
public sealed class DeliveryTextTests
{
    static readonly QueueTarget Queue = new("mail");

    [Fact]
    public void Changes_are_told_otherwise_or_a_number_loses_its_digits() =>
        DeliveryText.Of(Deliveries.Changes(Queue)).ShouldBe("""
            {"subscription":"mail","id":"mail/12/1","slot":12,"sequence":1,"transactionId":"t-1",
            "commitTime":"0000000000010000","changes":[{"item":"orders/1","version":1,"value":{"n":1.50}},
            {"item":"orders/{z}ö/2","version":1,"value":null}]}
            """.ReplaceLineEndings(""));

    [Fact]
    public void A_message_is_told_otherwise() => DeliveryText.Of(Deliveries.Message(Queue)).ShouldBe("""
        {"subscription":"mail","id":"mail/12/1/1","slot":12,"sequence":1,"transactionId":"t-1",
        "commitTime":"0000000000010000","topic":"news","value":1e2}
        """.ReplaceLineEndings(""));

    [Fact]
    public void Left_out_values_cannot_be_found()
    {
        DeliveryText.WithoutValues(Deliveries.Changes(Queue)).ShouldBe("""
            {"subscription":"mail","id":"mail/12/1","slot":12,"sequence":1,"transactionId":"t-1",
            "commitTime":"0000000000010000","valuesOmitted":true,"event":"/api/events?slot=12&after=0&limit=1"}
            """.ReplaceLineEndings(""));
        DeliveryText.WithoutValues(Deliveries.Message(Queue))
            .ShouldContain("\"topic\":\"news\",\"valuesOmitted\":true");
    }
}
