using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Coordinator.Local.Tests.Azurite;
using Shouldly;

namespace Coordinator.Local.Tests.Queues;

/// <summary>Messages on Azurite: leases, receipts, counts, encodings.</summary>
public sealed class MessageTests(AzuriteFixture azurite) : QueueTest(azurite)
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_taken_message_stays_visible()
    {
        var receipt = (await Queue.SendMessageAsync("work")).Value;
        var taken = (await Queue.ReceiveMessageAsync()).Value;
        (taken.MessageId, taken.MessageText, taken.DequeueCount).ShouldBe((receipt.MessageId, "work", 1));
        taken.NextVisibleOn.ShouldNotBeNull().ShouldBeGreaterThan(taken.InsertedOn.ShouldNotBeNull());
        (await Queue.ReceiveMessageAsync()).Value.ShouldBeNull();
        (await Queue.DeleteMessageAsync(taken.MessageId, taken.PopReceipt)).Status.ShouldBe(204);
        (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_comes_back_is_not_counted()
    {
        await Queue.SendMessageAsync("work");
        for (var count = 1; count <= 3; count++)
        {
            var taken = (await Queue.ReceiveMessageAsync(TimeSpan.FromSeconds(60))).Value;
            taken.DequeueCount.ShouldBe(count);
            await Queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task A_lease_that_ran_out_hides_the_message_for_ever()
    {
        await Queue.SendMessageAsync("work");
        var lost = (await Queue.ReceiveMessageAsync(Second)).Value;
        var again = await ReceiveSoonAsync();
        (again.MessageId, again.DequeueCount).ShouldBe((lost.MessageId, 2));
        await ShouldBeLost(() => Queue.DeleteMessageAsync(lost.MessageId, lost.PopReceipt));
        await ShouldBeLost(() => Queue.UpdateMessageAsync(lost.MessageId, lost.PopReceipt, visibilityTimeout: Second));
        await Queue.DeleteMessageAsync(again.MessageId, again.PopReceipt);
        await ShouldBeLost(() => Queue.DeleteMessageAsync(again.MessageId, again.PopReceipt));
    }

    [Fact]
    public async Task An_update_keeps_the_old_receipt_valid_or_loses_the_text()
    {
        await Queue.SendMessageAsync("old");
        var taken = (await Queue.ReceiveMessageAsync()).Value;
        var longer = (await Queue.UpdateMessageAsync(
            taken.MessageId, taken.PopReceipt, visibilityTimeout: TimeSpan.FromMinutes(5))).Value;
        longer.NextVisibleOn.ShouldBeGreaterThan(taken.NextVisibleOn.ShouldNotBeNull());
        await ShouldBeLost(() => Queue.DeleteMessageAsync(taken.MessageId, taken.PopReceipt));

        var updated = taken.Update(longer);
        (updated.MessageText, updated.PopReceipt).ShouldBe(("old", longer.PopReceipt));
        var shown = (await Queue.UpdateMessageAsync(updated.MessageId, updated.PopReceipt, "new")).Value;
        shown.PopReceipt.ShouldNotBe(longer.PopReceipt);
        (await Queue.ReceiveMessageAsync()).Value.MessageText.ShouldBe("new");
    }

    [Fact]
    public async Task An_extended_lease_loses_the_text()
    {
        await Queue.SendMessageAsync("kept");
        var taken = (await Queue.ReceiveMessageAsync()).Value;
        await Queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        (await Queue.ReceiveMessageAsync()).Value.MessageText.ShouldBe("kept");
    }

    [Fact]
    public async Task A_delayed_message_is_seen_at_once()
    {
        var receipt = (await Queue.SendMessageAsync("later", visibilityTimeout: 2 * Second)).Value;
        receipt.TimeNextVisible.ShouldBeGreaterThan(receipt.InsertionTime);
        var early = await Queue.ReceiveMessageAsync();
        if (early.Value is null)
            (await ReceiveSoonAsync()).MessageText.ShouldBe("later");
        else // The machine was too busy to ask in time; the service's own clock tells.
            early.GetRawResponse().Headers.Date.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(receipt.TimeNextVisible);
    }

    [Fact]
    public async Task A_message_for_ever_expires()
    {
        var receipt = (await Queue.SendMessageAsync("m", timeToLive: TimeSpan.FromSeconds(-1))).Value;
        (receipt.ExpirationTime - receipt.InsertionTime).ShouldBeGreaterThan(TimeSpan.FromDays(1000));
        var week = (await Queue.SendMessageAsync("m")).Value;
        (week.ExpirationTime - week.InsertionTime).ShouldBe(TimeSpan.FromDays(7));
    }

    [Fact]
    public async Task A_batch_is_larger_than_asked_for_or_has_a_message_twice()
    {
        for (var i = 0; i < 40; i++)
            await Queue.SendMessageAsync(i.ToString(CultureInfo.InvariantCulture));
        (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(40);
        (await Queue.PeekMessagesAsync(5)).Value.Length.ShouldBe(5);
        var first = (await Queue.ReceiveMessagesAsync(32)).Value;
        var second = (await Queue.ReceiveMessagesAsync(32)).Value;
        (first.Length, second.Length).ShouldBe((32, 8));
        first.Concat(second).Select(message => message.MessageText).Distinct().Count().ShouldBe(40);
        await Queue.ClearMessagesAsync();
        (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    [Theory]
    [InlineData(QueueMessageEncoding.None, "")]
    [InlineData(QueueMessageEncoding.None, "{\"a\":\"<b>&'</b>\"} Grüße 世界 \U0001F680\r\nnext\tline ")]
    [InlineData(QueueMessageEncoding.Base64, "")]
    [InlineData(QueueMessageEncoding.Base64, "{\"a\":\"<b>&'</b>\"} Grüße 世界 \U0001F680\r\nnext\tline \u0001")]
    public async Task A_text_changes_on_its_way(QueueMessageEncoding encoding, string text)
    {
        var queue = Client(encoding);
        await queue.SendMessageAsync(text);
        (await queue.PeekMessagesAsync()).Value.Single().MessageText.ShouldBe(text);
        (await queue.ReceiveMessageAsync()).Value.MessageText.ShouldBe(text);
    }

    [Fact]
    public async Task Bytes_change_on_their_way()
    {
        var queue = Client(QueueMessageEncoding.Base64);
        var bytes = Enumerable.Range(0, 48 * 1024).Select(i => (byte)i).ToArray();
        await queue.SendMessageAsync(BinaryData.FromBytes(bytes));
        (await queue.ReceiveMessageAsync()).Value.Body.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task Base64_is_not_what_goes_over_the_wire_or_plain_text_is_taken_for_it()
    {
        var encoded = Client(QueueMessageEncoding.Base64);
        await encoded.SendMessageAsync("hello");
        (await Queue.ReceiveMessageAsync()).Value.MessageText.ShouldBe("aGVsbG8=");
        await Queue.SendMessageAsync("not base64!");
        await Should.ThrowAsync<FormatException>(() => encoded.ReceiveMessageAsync());
    }

    [Fact]
    public async Task A_queue_that_is_there_or_missing_is_an_error_elsewhere()
    {
        (await Queue.CreateIfNotExistsAsync()).ShouldBeNull();
        var missing = new QueueClient(Azurite.ConnectionString, Azurite.NewName());
        var error = await Should.ThrowAsync<RequestFailedException>(() => missing.SendMessageAsync("m"));
        (error.Status, error.ErrorCode).ShouldBe((404, "QueueNotFound"));
        (await Should.ThrowAsync<RequestFailedException>(() => missing.DeleteAsync())).Status.ShouldBe(404);
    }

    /// <summary>Asks until the message is visible; the service's own clock decides when.</summary>
    async Task<QueueMessage> ReceiveSoonAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if ((await Queue.ReceiveMessageAsync(TimeSpan.FromMinutes(1), limit.Token)).Value is { } message)
                return message;
        }
    }

    /// <summary>Azurite says 400, Azure 404: both mean that the lease is lost.</summary>
    static async Task ShouldBeLost(Func<Task> use) =>
        (await Should.ThrowAsync<RequestFailedException>(use)).Status.ShouldBeOneOf(400, 404);
}
