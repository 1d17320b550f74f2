using System.Diagnostics;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Storage.Queues;
using Coordinator.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Storage.Tests.Queues;

/// <summary>Requests to resolve, through a queue on Azurite and without one.</summary>
[Collection(SharedAzurite.Name)]
public sealed class NudgeTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_request_comes_back_different()
    {
        var queue = await QueueAsync();
        await SendAsync(queue, TimeSpan.Zero);
        var message = (await ReceiveAsync(queue)).ShouldHaveSingleItem();
        var nudge = ResolveNudgeCodec.Decode(message.MessageText);
        nudge.ShouldBe(new ResolveNudge(Some.Attempt(), TimeSpan.Zero));
    }

    [Fact]
    public async Task A_message_forgets_the_trace_that_sent_it_or_when_it_was_due()
    {
        var queue = await QueueAsync();
        using var sender = new Activity("sender").Start();
        var before = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await SendAsync(queue, TimeSpan.Zero);
        var stamp = MessageStamp.Of((await ReceiveAsync(queue)).ShouldHaveSingleItem().MessageText);
        stamp.Trace.ShouldBe(sender.Id);
        stamp.DueAt!.Value.ShouldBeInRange(before, TimeProvider.System.GetUtcNow());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("""{"v":1,"slots":[1],"trace":7}""")]
    [InlineData("""{"v":1,"slots":[1],"due":"soon"}""")]
    [InlineData("""{"v":1,"slots":[1],"due":9223372036854775807}""")]
    public void A_stamp_that_is_none_fails_its_message(string message) =>
        MessageStamp.Of(message).ShouldBe(MessageStamp.None);

    [Fact]
    public void A_message_of_an_older_host_is_refused_or_younger_than_it_is()
    {
        var stamp = MessageStamp.Of(LogNudgeCodec.Encode([new SlotId(3)]));
        stamp.ShouldBe(MessageStamp.None);
        stamp.AgeAt(DateTimeOffset.UnixEpoch).ShouldBeNull();
    }

    [Fact]
    public async Task A_message_is_not_base64_as_the_trigger_expects()
    {
        var queue = await QueueAsync();
        await SendAsync(queue, TimeSpan.Zero);
        var raw = new QueueClient(azurite.ConnectionString, queue.Name);
        var message = (await ReceiveAsync(raw)).ShouldHaveSingleItem();
        Convert.FromBase64String(message.MessageText)[0].ShouldBe((byte)'{');
    }

    [Theory]
    [InlineData(30)]
    [InlineData(1_000_000_000)]
    public async Task A_request_comes_before_its_time_or_is_refused_for_a_long_delay(double delaySeconds)
    {
        var queue = await QueueAsync();
        await SendAsync(queue, TimeSpan.FromSeconds(delaySeconds));
        (await ReceiveAsync(queue)).ShouldBeEmpty();
        var properties = await queue.GetPropertiesAsync();
        properties.Value.ApproximateMessagesCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_queue_that_is_gone_or_does_not_answer_fails_the_sender()
    {
        var queue = await QueueAsync();
        await queue.DeleteAsync();
        await SendAsync(queue, TimeSpan.Zero);
        using var handler = new CannedHandler(() => Answers.Page(403));
        await Canned.Stores(handler).Nudges.SendAsync(new ResolveNudge(Some.Attempt(), TimeSpan.Zero));
        handler.Asked.ShouldHaveSingleItem().ShouldContain($"/acct/{NudgeQueue.Name}/messages");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"v":1}""")]
    [InlineData("""{"v":2,"attempt":{}}""")]
    [InlineData("""{"v":1,"attempt":{"id":1}}""")]
    [InlineData("""{"v":1,"attempt":{"id":"a","n":1,"nonce":"x","home":1,"slots":[[1]],"hash":"h","commit":1}}""")]
    [InlineData("""{"v":1,"attempt":{"id":"a","n":99999999999,"nonce":"x"}}""")]
    public void A_malformed_message_fails_without_a_word_of_why(string message)
    {
        var error = Should.Throw<FormatException>(() => ResolveNudgeCodec.Decode(message));
        error.Message.Length.ShouldBeGreaterThan(20);
    }

    static Task SendAsync(QueueClient queue, TimeSpan delay) =>
        new NudgeQueue(queue, TimeProvider.System, NullLogger<NudgeQueue>.Instance).SendAsync(
            new ResolveNudge(Some.Attempt(), delay));

    static async Task<QueueMessage[]> ReceiveAsync(QueueClient queue) =>
        (await queue.ReceiveMessagesAsync(maxMessages: 10)).Value;

    async Task<QueueClient> QueueAsync()
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        var queue = new QueueClient(azurite.ConnectionString, azurite.NewTableName(), options);
        await queue.CreateIfNotExistsAsync();
        return queue;
    }
}
