using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Subscriptions;
using Coordinator.Functions.Tests.Support;
using Coordinator.Storage.Queues;
using Shouldly;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>Deliveries to queues on Azurite.</summary>
[Collection(ApiCollection.Name)]
public sealed class QueueDeliveryTests(ApiFixture fixture)
{
    static readonly QueueClientOptions Base64 = new() { MessageEncoding = QueueMessageEncoding.Base64 };
    static int _last;

    readonly QueueTarget _target = new(string.Create(
        CultureInfo.InvariantCulture, $"delivery-tests-{Interlocked.Increment(ref _last)}"));

    QueueClient Queue => new(ConnectionString, _target.Queue, Base64);

    string ConnectionString => fixture.Azurite.ConnectionStrings.Values.First();

    [Fact]
    public async Task A_queue_that_is_missing_fails_or_a_message_cannot_be_read()
    {
        var sender = Sender();
        var delivery = Deliveries.Changes(_target);
        (await sender.SendAsync(delivery, _target)).IsDelivered.ShouldBeTrue();
        (await sender.SendAsync(delivery, _target)).IsDelivered.ShouldBeTrue();
        var messages = (await Queue.ReceiveMessagesAsync(maxMessages: 10)).Value;
        messages.Select(message => message.MessageText)
            .ShouldBe([DeliveryText.Of(delivery), DeliveryText.Of(delivery)]);
        // Nobody knows when a reader comes; after a week is not too late.
        messages.ShouldAllBe(message => message.ExpiresOn > DateTimeOffset.UnixEpoch.AddYears(200));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task A_message_that_is_too_large_is_refused_for_ever_or_one_that_fits_is_emptied(
        int over, bool isOmitted)
    {
        var empty = Encoding.UTF8.GetByteCount(DeliveryText.Of(Deliveries.Message(_target, "\"\"")));
        var text = new string('x', Limits.QueueMessageBytesMax - empty + over);
        var delivery = Deliveries.Message(_target, $"\"{text}\"");
        (await Sender().SendAsync(delivery, _target)).IsDelivered.ShouldBeTrue();
        var message = JsonNode.Parse((await Queue.ReceiveMessageAsync()).Value.MessageText)!;
        message["id"]!.GetValue<string>().ShouldBe(delivery.Id);
        message["topic"]!.GetValue<string>().ShouldBe("news");
        (message["value"]?.GetValue<string>()).ShouldBe(isOmitted ? null : text);
        (message["valuesOmitted"]?.GetValue<bool>()).ShouldBe(isOmitted ? true : null);
        (message["event"]?.GetValue<string>()).ShouldBe(isOmitted ? "/api/events?slot=12&after=0&limit=1" : null);
    }

    [Fact]
    public async Task A_store_that_refuses_fails_the_sender()
    {
        var wrong = Convert.ToBase64String(new byte[64]);
        var parts = ConnectionString.Split(';')
            .Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? $"AccountKey={wrong}" : part);
        var outcome = await Sender(string.Join(';', parts)).SendAsync(Deliveries.Changes(_target), _target);
        (outcome.IsDelivered, outcome.MayRetry).ShouldBe((false, true));
        outcome.Reason.ShouldContain("403");
    }

    [Fact]
    public async Task A_store_that_does_not_answer_holds_a_delivery_beyond_its_time()
    {
        await using var silent = new Outgoing.ScriptedServer((_, _) => Task.CompletedTask);
        var parts = ConnectionString.Split(';').Select(part =>
            part.StartsWith("QueueEndpoint=", StringComparison.Ordinal) ? $"QueueEndpoint={silent.Url}storea" : part);
        var sender = Sender(string.Join(';', parts), TimeSpan.FromMilliseconds(300));
        var outcome = await sender.SendAsync(Deliveries.Changes(_target), _target);
        (outcome.IsDelivered, outcome.MayRetry).ShouldBe((false, true));
        outcome.Reason.ShouldNotBeEmpty();
    }

    QueueDeliveries Sender(string? connection = null, TimeSpan? sendMax = null)
    {
        var timings = new DeliveryTimings();
        return new QueueDeliveries(
            new TargetQueues(name => new QueueClient(connection ?? ConnectionString, name, Base64)),
            timings with { SendMax = sendMax ?? timings.SendMax }, TimeProvider.System);
    }
}
